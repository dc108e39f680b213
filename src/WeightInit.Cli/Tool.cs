using System.CommandLine;
using System.Runtime.InteropServices;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>The tool: a command line becomes a verb's run, and its end an exit code.</summary>
internal static class Tool
{
    static Tool() => StoredWeights.Others = H5Weights.OpenIf;

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code of the contract.</returns>
    internal static int Run(string[] args, Terminal terminal)
    {
        using CancellationTokenSource interruption = new();
        using PosixSignalRegistration onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Interrupt(context, interruption));
        using PosixSignalRegistration onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Interrupt(context, interruption));
        int code = Guarded(() => RootHelp.IsAskedBy(args) ? Help(terminal) : Call(args, terminal, interruption.Token), terminal, interruption.Token);
        return Flushed(terminal, code);
    }

    /// <summary>The verb that is called; all of them where an option or nothing stands in its place, for completion.</summary>
    private static RootCommand Root(string[] args, Terminal terminal)
    {
        Verb? called = args.Length == 0 ? null : Verb.All.FirstOrDefault(verb => verb.Name == args[0]);
        if (called is null && args is [[not ('-' or '/' or '['), ..], ..])
            throw new CliException(ExitCode.Usage, $"'{args[0]}' is not a verb; known are {string.Join(", ", Verb.All.Select(verb => verb.Name))}");
        RootCommand root = new(RootHelp.Summary);
        foreach (Verb verb in called is null ? Verb.All : [called])
            root.Subcommands.Add(verb.Create(terminal));
        return root;
    }

    private static int Help(Terminal terminal)
    {
        RootHelp.Print(terminal.Out);
        return (int)ExitCode.Done;
    }

    private static int Call(string[] args, Terminal terminal, CancellationToken interruption)
    {
        ParseResult parsed = Root(args, terminal).Parse(args);
        if (parsed.Errors.Count > 0)
            throw new CliException(ExitCode.Usage, Describe(parsed));
        InvocationConfiguration configuration = new()
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = terminal.Out,
            Error = terminal.Error,
        };
        return parsed.InvokeAsync(configuration, interruption).GetAwaiter().GetResult();
    }

    /// <summary>Makes one line and an exit code of whatever ends the work.</summary>
    private static int Guarded(Func<int> work, Terminal terminal, CancellationToken interruption)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (interruption.IsCancellationRequested)
        {
            return Fail(terminal, ExitCode.Interrupted, "interrupted");
        }
        catch (ModelFileException exception)
        {
            return Fail(terminal, ExitCode.Input, exception.Message);
        }
        catch (RecipeException exception)
        {
            return Fail(terminal, ExitCode.Input, exception.Message);
        }
        catch (OutputException exception)
        {
            return Fail(terminal, ExitCode.Output, exception.Message);
        }
        catch (NotSupportedException exception)
        {
            // What a stream does not draw, whatever the verb.
            return Fail(terminal, ExitCode.Usage, exception.Message);
        }
        catch (CliException exception)
        {
            return Fail(terminal, exception.Code, exception.Message);
        }
        catch (OutOfMemoryException exception)
        {
            return Fail(terminal, ExitCode.Output, $"there is not enough memory for this: {exception.Message}");
        }
        catch (IOException exception)
        {
            // Files have exceptions of their own; this is what stdout leads to.
            return Fail(terminal, ExitCode.Output, $"standard output: cannot be written: {exception.Message}");
        }
        catch (Exception exception)
        {
            return Fail(terminal, ExitCode.Fault, $"a fault of weightinit itself, please report it: {exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>The first parse error in one line, with the way to the help.</summary>
    private static string Describe(ParseResult parsed)
    {
        string verb = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        string problem = parsed.UnmatchedTokens is [string unknown, ..] ? $"'{unknown}' is not understood" : OneLine(parsed.Errors[0].Message).TrimEnd('.');
        return $"{problem}; see weightinit {verb}--help";
    }

    private static int Fail(Terminal terminal, ExitCode code, string message)
    {
        terminal.Error.WriteLine($"weightinit: {OneLine(message)}");
        return (int)code;
    }

    /// <summary>Hands on what is still buffered: results are not done before they are written.</summary>
    private static int Flushed(Terminal terminal, int code)
    {
        try
        {
            terminal.Out.Flush();
        }
        catch (IOException exception)
        {
            if (code == (int)ExitCode.Done)
                code = Fail(terminal, ExitCode.Output, $"standard output: cannot be written: {exception.Message}");
        }

        terminal.Error.Flush();
        return code;
    }

    private static string OneLine(string message) => Models.OneLine.Plain(message.ReplaceLineEndings(" "));

    /// <summary>The first signal asks the verb to stop and to clear away; a second one ends the process at once.</summary>
    private static void Interrupt(PosixSignalContext context, CancellationTokenSource interruption)
    {
        if (interruption.IsCancellationRequested)
            Environment.Exit((int)ExitCode.Interrupted);
        context.Cancel = true;
        interruption.Cancel();
    }
}
