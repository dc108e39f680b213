using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>In which order a stream draws a plan: the sequence itself, or a sentence.</summary>
internal static class OrderReport
{
    /// <summary>The stream of <c>--draws</c> where none is named.</summary>
    internal const string DefaultStream = "torch";

    /// <summary>Prints everything that the library draws, a line each.</summary>
    internal static void PrintDraws(Terminal terminal, LoadedModel model, Plan plan, StreamInfo stream, StreamSeed seed)
    {
        DrawSequence sequence = TensorSources.OrderOf(model, plan, stream)?.Draws(plan) ?? throw new CliException(ExitCode.Usage,
            $"init: --draws: no order of draws is known for {OneLine.Plain(plan.Model.Name)} by the recipe {OneLine.Plain(plan.Recipe.Name)} on the stream {stream.Name}; a Hugging Face config or a list of torch.nn modules by its own recipe on a torch stream has one");
        terminal.Out.WriteLine($"# torch.manual_seed({seed}); then, in this order");
        terminal.Out.WriteLine(DrawTable.Header);
        foreach (string line in DrawTable.Lines(sequence))
            terminal.Out.WriteLine(line);
    }

    /// <summary>Whose order it is, in a sentence; null for a stream that knows tensors by their names.</summary>
    internal static string? Sentence(LoadedModel model, Plan plan, StreamInfo stream)
    {
        if (model.Framework is not null || stream.Name == "native")
            return null;
        if (TensorSources.OrderOf(model, plan, stream) is { } order)
            return $"stream {stream.Name}: drawn in the order of {order.Name}";
        return stream.IsAddressable ? null : $"stream {stream.Name}: no order of its library's is known for this model and recipe; drawn one tensor after another, in the order of the plan";
    }
}
