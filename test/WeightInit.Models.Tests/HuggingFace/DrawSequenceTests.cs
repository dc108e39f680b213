using System.Globalization;
using WeightInit.Models;
using Xunit.Abstractions;

namespace WeightInit.Tests.HuggingFace;

/// <summary>
/// The modules of a family say in which order the library draws while it makes a model (draws.tsv): the constructors as the
/// modules are named, and at the end of each PreTrainedModel its modules before those that hold them.
/// </summary>
/// <remarks>Families whose own code draws a tensor of the base class again (GPT-2, T5, ResNet, ViT, Falcon) are left to the torch stream.</remarks>
public class DrawSequenceTests(ITestOutputHelper output)
{
    private const int Draws = 1192;
    private static readonly string[] DrawnAgain = ["gpt2", "t5", "resnet", "vit", "falcon"];

    private static readonly string[] Cases =
        [.. GoldenCase.Names.Where(name => File.Exists(GoldenCase.Folder(name, "draws.tsv")) && !DrawnAgain.Contains(name.Split('-')[0]))];

    public static TheoryData<string> Names => [.. Cases];

    [Fact]
    public void Every_draw_is_compared()
    {
        int draws = Cases.Sum(name => Golden(name).Length);

        output.WriteLine($"{Cases.Length} models, {draws} draws");
        Assert.Equal((27, Draws), (Cases.Length, draws));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Modules_draw_in_the_order_of_the_library_s(string name)
    {
        ModelConfig config = ModelConfig.Of(name, System.Text.Json.JsonDocument.Parse(File.ReadAllText(GoldenCase.Folder(name, "config.json"))).RootElement);
        Module model = ModelFamilies.Of(config).Describe(config);

        Assert.Equal(Golden(name), new Sequence(config).Of(model));
    }

    private static string[] Golden(string name) =>
    [
        .. File.ReadLines(GoldenCase.Folder(name, "draws.tsv")).Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split('\t'))
            .Where(fields => fields[0] != "zero_row")
            .Select(fields => $"{fields[0]} {fields[2]} {string.Join(' ', fields[4].Split(' ').Select(argument => Number(argument.Split('=')[1])))}"),
    ];

    private static string Number(string text) => double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Walks the modules as the library makes and initializes them.</summary>
    private sealed class Sequence(ModelConfig config)
    {
        private readonly List<string> _draws = [];
        private readonly HashSet<Module> _visited = [];

        internal IReadOnlyList<string> Of(Module model)
        {
            Construct(model);
            return _draws;
        }

        private void Construct(Module module)
        {
            foreach ((ModuleTensor? tensor, Module? child) in Members(module))
            {
                if (child is not null)
                    Construct(child);
                else if (tensor!.Constructed == ConstructorDraw.UnitNormal)
                    Add("normal_", tensor, 0, 1);
                else if (tensor.Constructed == ConstructorDraw.Uniform)
                    Uniform(tensor);
            }

            if (module.IsPreTrained)
                Initialize(module);
        }

        /// <summary>Tensors and modules as constructors make them.</summary>
        private static IEnumerable<(ModuleTensor?, Module?)> Members(Module module) =>
            module.Tensors.Select(tensor => (tensor.Sequence, tensor, (Module?)null))
                .Concat(module.Children.Select(child => (child.AllTensors().Select(tensor => tensor.Sequence).DefaultIfEmpty(int.MaxValue).Min(), (ModuleTensor?)null, (Module?)child))!)
                .OrderBy(member => member.Item1).Select(member => ((ModuleTensor?)member.Item2, member.Item3));

        private void Initialize(Module module)
        {
            if (!_visited.Add(module))
                return;
            foreach (Module child in module.Children)
                Initialize(child);
            bool isBase = module.Kind is ModuleKind.Linear or ModuleKind.Convolution or ModuleKind.Embedding;
            foreach (ModuleTensor tensor in module.Tensors.Where(tensor => tensor.Name == "weight" ? isBase || tensor.Spec.Layout is not null : tensor.Parts.Count > 0))
                Add("normal_", tensor, 0, config.Scalars["base_std"]);
        }

        private void Uniform(ModuleTensor tensor)
        {
            double fan = tensor.Spec.Role == TensorRole.Bias ? tensor.Spec.Fans!.Value.In : FanConvention.Torch.Of(tensor.Spec.Shape, WeightLayout.OutIn).In;
            double bound = tensor.Spec.Role == TensorRole.Bias ? 1 / Math.Sqrt(fan) : Math.Sqrt(3) * (Math.Sqrt(2.0 / (1 + Math.Pow(Math.Sqrt(5), 2))) / Math.Sqrt(fan));
            Add("uniform_", tensor, -bound, bound);
        }

        private void Add(string function, ModuleTensor tensor, double first, double second) =>
            _draws.Add(string.Create(CultureInfo.InvariantCulture, $"{function} {tensor.Spec.Shape} {first:R} {second:R}"));
    }
}
