using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>The tool: its verbs, and what becomes of an error.</summary>
internal static class Tool
{
    /// <summary>Every verb, in the order of the help.</summary>
    private static IEnumerable<Command> Verbs(Terminal terminal) =>
    [
        InitVerb.Create(terminal),
        VerifyVerb.Create(terminal),
    ];

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code of the contract.</returns>
    internal static int Run(string[] args, Terminal terminal)
    {
        RootCommand root = new("Initial weights for neural networks: a tensor, a slice, a whole model.");
        foreach (Command verb in Verbs(terminal))
            root.Subcommands.Add(verb);

        using CancellationTokenSource interruption = new();
        using PosixSignalRegistration onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Interrupt(context, interruption));
        using PosixSignalRegistration onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Interrupt(context, interruption));
        int code = Run(root.Parse(args), terminal, interruption.Token);
        terminal.Out.Flush();
        terminal.Error.Flush();
        return code;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken interruption)
    {
        try
        {
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
        catch (CliException exception)
        {
            return Fail(terminal, exception.Code, exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Fail(terminal, ExitCode.Fault, $"a fault of weightinit itself, please report it: {exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>The first parse error in one line, with the way to the help.</summary>
    private static string Describe(ParseResult parsed)
    {
        string verb = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        ParseError error = parsed.Errors[0];
        return $"{OneLine(error.Message).TrimEnd('.')}; see weightinit {verb}--help";
    }

    private static int Fail(Terminal terminal, ExitCode code, string message)
    {
        terminal.Out.Flush();
        terminal.Error.WriteLine($"weightinit: {OneLine(message)}");
        return (int)code;
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");

    private static void Interrupt(PosixSignalContext context, CancellationTokenSource interruption)
    {
        context.Cancel = true;
        interruption.Cancel();
    }
}
