using System.Text;
using System.Text.Json;
using WeightInit.Cli;

namespace WeightInit.Tests;

/// <summary>A command line run in this process: its exit code and what it wrote.</summary>
internal sealed record ToolRun(int Code, byte[] Bytes, string Error)
{
    /// <summary>What went to stdout, as text.</summary>
    public string Output => Encoding.UTF8.GetString(Bytes);

    /// <summary>What went to stdout, as JSON.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Bytes);

    /// <summary>Runs the tool as at a pipe.</summary>
    public static ToolRun Of(params string[] args) => Of(isPlain: true, args);

    /// <summary>Runs the tool at a pipe, or (not plain) as on a terminal with colours.</summary>
    public static ToolRun Of(bool isPlain, params string[] args)
    {
        using MemoryStream bytes = new();
        using StreamWriter output = new(bytes, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        int code = Tool.Run(args, new Terminal(output, error, isPlain));
        output.Flush();
        return new ToolRun(code, bytes.ToArray(), error.ToString());
    }

    /// <summary>Runs the tool, which does what it was asked without a word on stderr.</summary>
    public static ToolRun Done(params string[] args)
    {
        ToolRun run = Of(args);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        return run;
    }

    /// <summary>Runs the tool, which ends with this code, one line on stderr and nothing on stdout; returns the line.</summary>
    public static string Refused(int code, params string[] args)
    {
        ToolRun run = Of(args);
        Assert.Equal("", run.Output);
        Assert.True(run.FailsInOneLine, run.Error);
        Assert.Equal(code, run.Code);
        return run.Error;
    }

    /// <summary>Whether the error is one line from us.</summary>
    public bool FailsInOneLine => Error.StartsWith("weightinit: ", StringComparison.Ordinal) && Error.IndexOf('\n', StringComparison.Ordinal) == Error.Length - 1;
}
