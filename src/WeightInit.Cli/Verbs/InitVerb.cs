using System.CommandLine;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary><c>weightinit init MODEL</c>: plans a model's weights and writes them as a checkpoint.</summary>
internal static class InitVerb
{
    internal static Command Create(Terminal terminal)
    {
        Argument<string> model = new("MODEL") { Description = "A built-in name (weightinit list models), a Hugging Face config.json, a manifest, a list of torch.nn modules, a Keras model (model.to_json() or a .keras file), a .safetensors file or index as a template, or an .onnx file." };
        Option<string?> output = new("--output", "-o") { Description = "The folder of the checkpoint.", HelpName = "DIR" };
        Option<bool> dryRun = new("--dry-run") { Description = "Show the plan and write nothing." };
        Option<bool> draws = new("--draws") { Description = "With --dry-run: everything that the library draws while it makes the model, in order (torch streams)." };
        Option<string?> recipe = new("--recipe") { Description = "The recipe, a name (weightinit list recipes) or a JSON file; by default the model's own.", HelpName = "NAME|FILE" };
        Option<string?> stream = new("--stream") { Description = "Where the numbers come from; by default the recipe's stream, else native.", HelpName = "NAME" };
        Option<string> seed = new("--seed") { Description = "The seed, as the stream takes it.", DefaultValueFactory = _ => "0", HelpName = "N" };
        Option<string?> dtype = new("--dtype") { Description = "float32, float64, bfloat16 or float16; by default the config's, else float32.", HelpName = "TYPE" };
        Option<string?> layout = new("--layout") { Description = "What the axes of kernels mean, where the file does not say: out-in, in-out …", HelpName = "LAYOUT" };
        Option<string?> shardSize = new("--shard-size") { Description = "The most bytes of a file (default 50GB).", HelpName = "SIZE" };
        Option<string?> onlyMissing = new("--only-missing") { Description = "Draw only the tensors that this checkpoint lacks; keep those it has.", HelpName = "CHECKPOINT" };
        Option<string> format = FormatOption.Create();
        Option<bool> force = new("--force") { Description = "Replace a checkpoint that stands there, once the new one is whole." };
        Option<bool> json = new("--json") { Description = "Print JSON." };
        Command verb = new("init", "Write a model's initial weights as a checkpoint.")
        {
            model, output, dryRun, draws, recipe, stream, seed, dtype, layout, shardSize, onlyMissing, format, force, json,
        };
        verb.SetAction((parsed, interruption) =>
        {
            if (parsed.GetValue(output) is null == !parsed.GetValue(dryRun))
                throw new CliException(ExitCode.Usage, "init: give the folder of the checkpoint with -o DIR, or --dry-run to see the plan");
            if (parsed.GetValue(draws) && (!parsed.GetValue(dryRun) || parsed.GetValue(json)))
                throw new CliException(ExitCode.Usage, "init: --draws prints a table in place of the plan: give it with --dry-run and without --json");
            CheckpointFormat form = FormatOption.Read(parsed.GetValue(format)!, parsed.GetValue(shardSize) is not null);
            DType? type = parsed.GetValue(dtype) is { } name ? FloatingPoint(name) : null;
            WeightLayout? axes = parsed.GetValue(layout) is { } text ? Usage(() => WeightLayout.Parse(text)) : null;
            LoadedModel loaded = ModelSource.Load(parsed.GetValue(model)!, type, axes);
            if (axes is not null && loaded.SaysLayouts)
                throw new CliException(ExitCode.Usage, $"init: {loaded.Model.Name} says the layouts of its tensors; --layout is for files that do not");
            if (form == CheckpointFormat.Onnx && loaded.Graph is null)
                throw new CliException(ExitCode.Usage, $"init: --as onnx writes the graph of an .onnx file; {loaded.Model.Name} has none");
            Func<IReadOnlyList<TensorSpec>, string, IWeightFiles>? h5 = FormatOption.IsH5(parsed.GetValue(format)!) ? H5WeightFile.Of(loaded) : null;
            Plan plan = RecipeNamed(parsed.GetValue(recipe), loaded).Resolve(loaded.Model);
            using KeptTensors? kept = KeptReport.Open(terminal, parsed.GetValue(onlyMissing), loaded.Model);
            string source = parsed.GetValue(stream) ?? plan.Recipe.Stream ?? (parsed.GetValue(draws) ? OrderReport.DefaultStream : "native");
            if (parsed.GetValue(dryRun))
            {
                StreamInfo info = Usage(() => Streams.Find(source));
                if (parsed.GetValue(draws))
                {
                    OrderReport.PrintDraws(terminal, loaded, plan, info, Usage(() => StreamSeed.Parse(parsed.GetValue(seed)!)));
                    return Task.FromResult((int)ExitCode.Done);
                }

                PlanReport.Print(terminal, plan, parsed.GetValue(json));
                if (OrderReport.Sentence(loaded, plan, info) is { } sentence)
                    (parsed.GetValue(json) ? terminal.Error : terminal.Out).WriteLine(parsed.GetValue(json) ? $"weightinit: {sentence}" : sentence);
                KeptReport.Print(parsed.GetValue(json) ? terminal.Error : terminal.Out, kept, loaded.Model.Tensors);
                return Task.FromResult((int)ExitCode.Done);
            }

            CheckpointOptions options = new()
            {
                ConfigJson = loaded.ConfigJson,
                Format = form,
                Graph = loaded.Graph,
                Kept = kept,
                OtherFiles = h5,
                Replace = parsed.GetValue(force),
                ShardLimit = parsed.GetValue(shardSize) is { } size ? Usage(() => Sizes.Parse(size)) : ShardPlan.DefaultLimit,
            };
            Write(terminal, loaded, plan, parsed.GetValue(output)!, source, parsed.GetValue(seed)!, options, parsed.GetValue(json), interruption);
            return Task.FromResult((int)ExitCode.Done);
        });
        return verb;
    }

    private static void Write(
        Terminal terminal, LoadedModel model, Plan plan, string folder, string stream, string seed, CheckpointOptions options, bool json, CancellationToken interruption)
    {
        StreamInfo source = Usage(() => Streams.Find(stream));
        StreamSeed start = Usage(() => StreamSeed.Parse(seed));
        using ProgressLine progress = new(terminal, $"writing {folder}");
        options = options with { Progress = progress };
        Provenance written = plan.WriteTo(folder, Usage(() => TensorSources.Of(model, plan, source, start)), options, interruption);
        progress.Dispose();
        PlanReport.PrintWritten(terminal, plan, folder, written, progress.Elapsed, json);
        if (!json)
            KeptReport.Print(terminal.Out, options.Kept, plan.Model.Tensors);
    }

    /// <summary>The recipe that was asked for; a name that no recipe has is wrong usage, a file that is none is wrong input.</summary>
    private static Recipe RecipeNamed(string? recipe, LoadedModel loaded)
    {
        if (recipe is null || recipe == loaded.Recipe.Name)
            return loaded.Recipe;
        try
        {
            return RecipeSource.Load(recipe);
        }
        catch (RecipeException exception) when (RecipeSource.IsName(recipe))
        {
            throw new CliException(ExitCode.Usage, $"init: {exception.Message}");
        }
    }

    private static DType FloatingPoint(string name)
    {
        DType type = Usage(() => DTypes.Parse(name));
        return type.IsFloatingPoint() ? type : throw new CliException(ExitCode.Usage, $"init: weights are drawn in float32, float64, bfloat16 or float16, not in {name}");
    }

    private static T Usage<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new CliException(ExitCode.Usage, $"init: {exception.Message}");
        }
    }
}
