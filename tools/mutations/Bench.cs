using System.Text;
using WeightInit.Models;
using WeightInit.Signal;

namespace WeightInit.Mutations;

/// <summary>Makes mutants and reads them, one after another.</summary>
internal sealed class Bench : IDisposable
{
    /// <summary>The longest that a mutant may take, of the processor's time.</summary>
    internal static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(10);

    /// <summary>The most that may be allocated for a mutant, in bytes.</summary>
    internal const long MostAllocated = 1L << 30;

    /// <summary>The longest line of a refusal.</summary>
    private const int LongestLine = 4000;

    private static readonly string[] NetworkLines =
    [
        "784-256x30-10 relu", "3x16x16-conv8k3p1-bn-[conv8k3p1-relu-conv8k3p1]x2-pool2-gap-10 tanh", "16tok100-embed32-[ln-attn4]-[ln-64-gelu-32]x3-ln-100",
        "4x9-dwconvk3p1-conv8k1-avgpool3-maxpool2s1-flatten-dropout0.5-3 leaky-relu(0.2)", "64-(32-16)x3-10 bn relu", "1x28x28-conv16k5s2p2g1d1-relu6-gn4-10",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("weightinit-mutations-").FullName;
    private readonly Dictionary<Kind, byte[][]> _seeds;
    private readonly Checkpoints _checkpoints;
    private readonly ModelSpec _model = ModelSource.Load("gpt2").Model;

    internal Bench(string repository)
    {
        string golden = Path.Combine(repository, "test", "golden");
        string[] networks = [.. new[] { "gpt2", "llama", "bert", "vit", "resnet" }.SelectMany(family =>
            Directory.GetDirectories(Path.Combine(golden, "transformers-5.23.0"), $"*tiny*{family}*").Concat(Directory.GetDirectories(Path.Combine(golden, "transformers-5.23.0"), $"*{family}*tiny*"))).Distinct().Select(folder => Path.Combine(folder, "config.json")),
            .. Directory.GetDirectories(Path.Combine(golden, "signal-torch-2.13.0")).Select(folder => Path.Combine(folder, "modules.json"))];
        string shards = Path.Combine(golden, "hostile", "checkpoints", "valid-shards");
        foreach (string shard in Directory.GetFiles(shards, "*.safetensors"))
            File.Copy(shard, Path.Combine(_folder, Path.GetFileName(shard)));
        _checkpoints = new Checkpoints(_folder);
        byte[][] keras = Read(Directory.GetFiles(Path.Combine(golden, "keras-3.15.1", "model-json"), "*.json")
            .Concat(Directory.GetFiles(Path.Combine(repository, "test", "WeightInit.Models.Tests", "Keras", "Models"), "*.json")));
        _seeds = new()
        {
            [Kind.Configs] = Read(Directory.GetDirectories(Path.Combine(golden, "transformers-5.23.0"), "*tiny*").Select(folder => Path.Combine(folder, "config.json"))),
            [Kind.Indexes] = Read([Path.Combine(shards, "model.safetensors.index.json")]),
            [Kind.Manifests] = Read(Directory.GetFiles(Path.Combine(golden, "hostile", "manifests"), "valid-*.json")),
            [Kind.Provenances] = _checkpoints.Seeds,
            [Kind.Modules] = Read(Directory.GetFiles(Path.Combine(golden, "torch-2.13.0", "modules"), "*.json")),
            [Kind.Networks] = Read(networks),
            [Kind.Lines] = [.. NetworkLines.Select(Encoding.UTF8.GetBytes)],
            [Kind.Onnx] = OnnxSeeds.Of(golden),
            [Kind.KerasModels] = keras,
            [Kind.KerasArchives] = keras,
            [Kind.Recipes] = Read(Directory.GetFiles(Path.Combine(repository, "recipes"), "*.json")),
        };
    }

    /// <summary>Makes and reads mutants.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Which: the same seed makes the same.</param>
    /// <param name="kinds">Of what, in turn.</param>
    /// <exception cref="BrokenPromiseException">One was neither read nor refused as it should be; it is left in a file.</exception>
    internal Tally Run(int count, int seed, IReadOnlyList<Kind> kinds)
    {
        Random random = new(seed);
        Mutator mutator = new(random);
        OnnxMutator graphs = new(random);
        Tally tally = new();
        for (int i = 0; i < count; i++)
        {
            Kind kind = kinds[i % kinds.Count];
            int which = random.Next(_seeds[kind].Length);
            byte[] good = _seeds[kind][which];
            byte[] mutant = kind switch
            {
                Kind.Onnx => graphs.Change(good),
                Kind.KerasArchives => KerasArchive.Change(good, mutator, random),
                _ => mutator.Change(good),
            };
            string path = kind == Kind.Provenances
                ? _checkpoints.PathOf(which)
                : Path.Combine(_folder, kind switch { Kind.Indexes => "model.safetensors.index.json", Kind.Onnx => "mutant.onnx", Kind.KerasArchives => "mutant.keras", _ => "mutant.json" });
            File.WriteAllBytes(path, mutant);
            Try(i, kind, path, tally);
        }

        return tally;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Try(int number, Kind kind, string path, Tally tally)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        string? refusal = null;
        try
        {
            Plan(kind, path);
        }
        catch (Exception refused) when (refused is ModelFileException or RecipeException or NetworkException)
        {
            refusal = refused.GetType().Name;
            if (refused.Message.Any(char.IsControl) || refused.Message.Length > LongestLine)
                throw Broken(number, path, $"was refused in more than a line: {refused.Message.Length} characters", refused);
        }
        catch (Exception fault)
        {
            throw Broken(number, path, $"was met with {fault.GetType().Name}: {fault.Message}", fault);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TimeSpan taken = Environment.CpuUsage.TotalTime - start;
        if (taken > LongestTime)
            throw Broken(number, path, $"took {taken}");
        if (allocated > MostAllocated)
            throw Broken(number, path, $"took {allocated} bytes");
        tally.Add(kind, refusal, taken, allocated);
    }

    private void Plan(Kind kind, string path)
    {
        if (kind == Kind.Recipes)
        {
            RecipeSource.Load(path).Resolve(_model);
            return;
        }

        if (kind is Kind.Networks or Kind.Lines)
        {
            NetworkSource source = NetworkSource.Load(kind == Kind.Lines ? Line(path) : path);
            _ = NetworkCost.Of(source.Network).UsualSamples;
            return;
        }

        if (kind == Kind.Provenances)
        {
            Checkpoints.Verify(path);
            return;
        }

        LoadedModel loaded = ModelSource.Load(path);
        if (kind == Kind.Onnx)
            _ = NetworkCost.Of(NetworkSource.Load(path).Network).UsualSamples;
        if (kind == Kind.Indexes)
            return;
        Plan plan = loaded.Recipe.Resolve(loaded.Model);
        if (loaded.Order?.Draws(plan) is { } draws)
            _ = DrawTable.Lines(draws).Count();
    }

    /// <summary>A line's text; one that is the name of a model or a file is none, and is put before a blank.</summary>
    private static string Line(string path)
    {
        string text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
        return text.Length == 0 ? " " : text.EndsWith(".json", StringComparison.Ordinal) || File.Exists(text) ? $" {text}" : text;
    }

    private static BrokenPromiseException Broken(int number, string path, string what, Exception? inner = null)
    {
        string kept = Path.Combine(Path.GetTempPath(), $"weightinit-mutant-{number}{Path.GetExtension(path)}");
        File.Copy(path, kept, overwrite: true);
        return new BrokenPromiseException($"mutant {number}, left in {kept}, {what}", inner);
    }

    private static byte[][] Read(IEnumerable<string> files) => [.. files.Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
