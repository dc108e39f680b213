namespace WeightInit.Cli;

/// <summary>
/// The help of the tool itself, written without making a command: it is what people ask for first, and it should come at once.
/// </summary>
internal static class RootHelp
{
    internal const string Summary = "Initial weights for neural networks: a tensor, a slice, a whole model.";

    /// <summary>Whether a command line asks for nothing but this help.</summary>
    internal static bool IsAskedBy(string[] args) => args is ["--help" or "-h" or "-?"];

    internal static void Print(TextWriter output)
    {
        int width = 0;
        foreach (Verb verb in Verb.All)
            width = Math.Max(width, verb.Name.Length);
        output.WriteLine(Summary);
        output.WriteLine();
        output.WriteLine("Usage: weightinit VERB [arguments]");
        output.WriteLine();
        foreach (Verb verb in Verb.All)
            output.WriteLine($"  {verb.Name.PadRight(width)}  {verb.Summary}");
        output.WriteLine();
        output.WriteLine("weightinit VERB --help tells a verb's arguments, weightinit --version the version.");
        output.WriteLine("Exit codes: 0 done, 1 a finding or a difference, 2 wrong usage, 3 input missing or bad, 4 output not written,");
        output.WriteLine("5 a fault of weightinit itself, 130 interrupted.");
    }
}
