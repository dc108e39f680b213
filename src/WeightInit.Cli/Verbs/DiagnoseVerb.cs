using System.CommandLine;
using System.Globalization;
using System.Text;
using WeightInit.Models;
using WeightInit.Signal;

namespace WeightInit.Cli;

/// <summary><c>weightinit diagnose MODEL</c>: whether the signal survives, before training; ends with 1 where the network does not simply train.</summary>
internal static class DiagnoseVerb
{
    private static readonly Argument<string> Model = new("MODEL") { Description = "A network line (784-256x30-10 relu), a built-in name, a Hugging Face config.json, a list of torch.nn modules, or a .onnx file." };
    private static readonly Option<string?> InitializerText = new("--init") { Description = "One initializer for every weight.", HelpName = "INITIALIZER" };
    private static readonly Option<string?> RecipeText = new("--recipe") { Description = "The recipe, a name (weightinit list recipes) or a JSON file; by default the model's own.", HelpName = "NAME|FILE" };
    private static readonly Option<string?> Weights = new("--weights") { Description = "Weights that are there: a safetensors file or index, a checkpoint's folder, an npz archive.", HelpName = "FILE" };
    private static readonly Option<string?> Data = new("--data") { Description = "Inputs: npy, npz, CSV or IDX, the first axis the batch; by default N(0, 1).", HelpName = "FILE" };
    private static readonly Option<string?> Targets = new("--targets") { Description = "Whole numbers are classes, an array of the output's shape is the gradient of the loss there.", HelpName = "FILE" };
    private static readonly Option<string> Seed = new("--seed") { Description = "The seed of the weights, 0 to 2^64 - 1.", DefaultValueFactory = _ => "0", HelpName = "N" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON." };
    private static readonly Option<string?> Html = new("--html") { Description = "Write a page with the figures.", HelpName = "FILE" };
    private static readonly Option<string?> Plot = new("--plot") { Description = "Write the figure of the signal as SVG.", HelpName = "FILE" };
    private static readonly Option<string?> Fix = new("--fix") { Description = "Write the recipe that cures it, and diagnose again with it.", HelpName = "FILE" };
    private static readonly Option<string?> Cure = new("--cure") { Description = "Which cure: recommended (default), lsuv, analytic or depth.", HelpName = "CURE" };

    internal static Command Create(Terminal terminal)
    {
        Command verb = new("diagnose", "Say before training whether the signal survives, where not, why, and what cures it.")
        {
            Model, InitializerText, RecipeText, Weights, Data, Targets, Seed, Json, Html, Plot, Fix, Cure,
        };
        verb.SetAction((parsed, interruption) => Task.FromResult((int)Run(terminal, parsed, interruption)));
        return verb;
    }

    private static ExitCode Run(Terminal terminal, ParseResult parsed, CancellationToken interruption)
    {
        if (new[] { InitializerText, RecipeText, Weights }.Count(option => parsed.GetValue(option) is not null) > 1)
            throw new CliException(ExitCode.Usage, "diagnose: give one of --init, --recipe and --weights");
        if (parsed.GetValue(Cure) is not null && parsed.GetValue(Fix) is null)
            throw new CliException(ExitCode.Usage, "diagnose: --cure says how; give the file of the recipe with --fix FILE");
        CureKind cure = parsed.GetValue(Cure) is { } name ? Usage(() => Cures.Parse(name)) : CureKind.Recommended;
        if (!ulong.TryParse(parsed.GetValue(Seed), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            throw new CliException(ExitCode.Usage, $"diagnose: the seed '{parsed.GetValue(Seed)}' is not accepted: 0 to 2^64 - 1");
        Initializer? initializer = parsed.GetValue(InitializerText) is { } text ? Usage(() => Initializer.Parse(text)) : null;
        return Input(() => Diagnose(terminal, parsed, initializer, seed, cure, interruption));
    }

    private static ExitCode Diagnose(Terminal terminal, ParseResult parsed, Initializer? initializer, ulong seed, CureKind cure, CancellationToken interruption)
    {
        NetworkSource source = NetworkSource.Load(parsed.GetValue(Model)!, SampleOf(parsed.GetValue(Data)));
        Network network = source.Network;
        ProbeData data = ProbeData.Read(network, parsed.GetValue(Data), parsed.GetValue(Targets), NetworkCost.Of(network).UsualSamples);
        Recipe recipe = initializer is not null ? InitializerRecipe.Of(initializer)
            : parsed.GetValue(RecipeText) is { } named && named != source.Recipe.Name ? RecipeArgument.Load("diagnose", named)
            : source.Recipe;
        Plan plan = recipe.Resolve(source.Model);
        Diagnosis diagnosis = parsed.GetValue(Weights) is { } weights
            ? Signal.Signal.Diagnose(network, NetworkWeights.Load(weights, network), data, seed, interruption)
            : Signal.Signal.Diagnose(network, plan, data, seed, interruption);
        Diagnosis? cured = parsed.GetValue(Fix) is { } file ? Cured(source, plan, data, seed, cure, file, interruption) : null;

        if (parsed.GetValue(Html) is { } page)
            WriteText(page, HtmlPage.Of(diagnosis, cured));
        if (parsed.GetValue(Plot) is { } picture)
            WriteText(picture, HtmlPage.Plot(diagnosis));
        if (parsed.GetValue(Json))
            JsonOutput.Write(terminal, json => DiagnosisJson.Write(json, diagnosis, cured));
        else
            Print(terminal, diagnosis, cured, parsed.GetValue(Fix), cure);
        return diagnosis.Verdict == Verdict.Trains ? ExitCode.Done : ExitCode.Finding;
    }

    /// <summary>The network with the recipe of its cure, which is written to a file.</summary>
    private static Diagnosis Cured(NetworkSource source, Plan plan, ProbeData data, ulong seed, CureKind cure, string file, CancellationToken interruption)
    {
        Recipe recipe = Cures.Of(cure, source.Network, plan, RandomKey.FromSeed(seed), data);
        Diagnosis cured = Signal.Signal.Diagnose(source.Network, recipe.Resolve(source.Model), data, seed, interruption);
        WriteText(file, recipe.ToJson());
        return cured;
    }

    private static void Print(Terminal terminal, Diagnosis diagnosis, Diagnosis? cured, string? file, CureKind cure)
    {
        DiagnosisReport.Print(terminal, diagnosis);
        if (cured is null)
            return;
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"With the cure {cure.Name()}, its recipe in {OneLine.Plain(file!)}:");
        terminal.Out.WriteLine();
        DiagnosisReport.Print(terminal, cured);
    }

    /// <summary>The shape of a sample of the data: a list of modules does not say what it reads.</summary>
    private static Shape? SampleOf(string? path)
    {
        if (path is null)
            return null;
        Shape shape = DataFile.Read(path, 1).Shape;
        return Shape.Of([.. Enumerable.Range(1, shape.Rank - 1).Select(axis => shape[axis])]);
    }

    private static void WriteText(string path, string text) => OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static T Usage<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            throw new CliException(ExitCode.Usage, $"diagnose: {exception.Message}");
        }
    }

    /// <summary>A line that cannot be read is wrong usage; a network that cannot be computed is wrong input.</summary>
    private static T Input<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (NetworkException exception)
        {
            throw new CliException(exception is NetworkLineException ? ExitCode.Usage : ExitCode.Input, $"diagnose: {exception.Message}");
        }
    }
}
