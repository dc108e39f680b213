using WeightInit.Cli;

namespace WeightInit.Tests;

/// <summary>A command line run in this process: its exit code and what it wrote.</summary>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    public static ToolRun Of(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        int code = Tool.Run(args, new Terminal(output, error, isPlain: true));
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Whether the error is one line from us.</summary>
    public bool FailsInOneLine => Error.StartsWith("weightinit: ", StringComparison.Ordinal) && Error.IndexOf('\n', StringComparison.Ordinal) == Error.Length - 1;
}
