using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace WeightInit.Models.Tests.TorchModules;

/// <summary>Random module lists made here as torch-1.13 and by the PyTorch of Debian's Python, where it is.</summary>
public class TorchModuleLiveTests(ITestOutputHelper output)
{
    private static readonly string Script = Path.Combine(Repository.Root, "test", "WeightInit.Models.Tests", "TorchModules", "live_modules.py");

    [TorchFact]
    public void Two_hundred_random_lists_are_PyTorchs_bit_for_bit()
    {
        ModulePicker pick = new(NumPy.RandomState(200));
        Compare([.. Enumerable.Range(0, 200).Select(_ => (pick.Seed(), pick.List()))]);
    }

    [TorchFact]
    public void A_list_of_each_class_is_PyTorchs_bit_for_bit()
    {
        ModulePicker pick = new(NumPy.RandomState(113));
        Compare([.. pick.Classes.Select(name => (pick.Seed(), new JsonArray(pick.Module(name), pick.Module("Linear"))))]);
    }

    [TorchFact]
    public void What_PyTorch_refuses_is_refused_here()
    {
        ModulePicker pick = new(NumPy.RandomState(3));
        JsonArray[] lists = [.. Enumerable.Range(0, 400).Select(_ => new JsonArray(pick.Broken()))];
        string[] answers = Ask([.. lists.Select(list => (1L, list))]);
        (int both, int here, int neither) = (0, 0, 0);
        List<string> differing = [];
        foreach ((JsonArray list, string answer) in lists.Zip(answers))
        {
            string? ours = Refusal(list);
            bool isRefused = answer.StartsWith("refused", StringComparison.Ordinal);
            if (isRefused && ours is null)
                differing.Add($"{list.ToJsonString()}: {answer}");
            both += isRefused && ours is not null ? 1 : 0;
            here += !isRefused && ours is not null ? 1 : 0;
            neither += !isRefused && ours is null ? 1 : 0;
        }

        output.WriteLine($"{lists.Length} modules with a changed argument: {both} refused by both, {here} here alone, {neither} by neither, {differing.Count} by PyTorch alone");
        Assert.Empty(differing);
        Assert.True(both > 100 && neither > 20);
    }

    private static string? Refusal(JsonArray list)
    {
        try
        {
            TorchModuleList.Of("list", JsonDocument.Parse(list.ToJsonString()).RootElement).Draws();
            return null;
        }
        catch (TorchModuleException refused)
        {
            return refused.Message;
        }
    }

    private static string[] Ask((long Seed, JsonArray Modules)[] cases)
    {
        string asked = string.Concat(cases.Select(one => $"{{\"seed\": {one.Seed}, \"modules\": {one.Modules.ToJsonString()}}}\n"));
        string[] answers = DebianPython.Run(Script, asked).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(cases.Length, answers.Length);
        return answers;
    }

    private void Compare((long Seed, JsonArray Modules)[] cases)
    {
        string[] answers = Ask(cases);
        List<string> differing = [];
        (int modules, int tensors, long elements) = (0, 0, 0);
        foreach (((long seed, JsonArray list), string answer) in cases.Zip(answers))
        {
            TorchGenerator generator = Torch.Generator(seed, TorchVersion.V1_13);
            TorchModuleList read = TorchModuleList.Of("list", JsonDocument.Parse(list.ToJsonString()).RootElement);
            IReadOnlyList<(TensorSpec Tensor, byte[] Bytes)> drawn = DrawnModules.Draw(read, generator);
            string ours = string.Join(' ', [.. drawn.Select(one => Describe(one.Tensor, one.Bytes)), Digest(generator.GetState())]);
            if (ours != answer)
                differing.Add($"seed {seed}: {list.ToJsonString()}: {First(ours, answer)}");
            modules += read.Modules.Count;
            tensors += drawn.Count;
            elements += drawn.Sum(one => one.Tensor.Shape.Count);
        }

        output.WriteLine($"{cases.Length} lists, {modules} modules, {tensors} tensors, {elements} elements, against Debian's PyTorch: {differing.Count} lists differ");
        Assert.Empty(differing);
    }

    private static string Describe(TensorSpec tensor, byte[] bytes) =>
        $"{tensor.Name}:{(tensor.Shape.Rank == 0 ? "" : tensor.Shape)}:{tensor.DType.Name()}:{Digest(bytes)}";

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string First(string ours, string theirs) => theirs.StartsWith("refused", StringComparison.Ordinal)
        ? theirs
        : ours.Split(' ').Zip(theirs.Split(' ')).FirstOrDefault(pair => pair.First != pair.Second) is (string left, string right) ? $"{left} is {right}" : "another number of tensors";
}
