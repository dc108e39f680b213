using System.Text;
using Spectre.Console;

namespace WeightInit.Cli;

/// <summary>
/// Where a verb writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>. A verb takes one, so that tests
/// can hand it their own.
/// </summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool isPlain, int width = Terminal.PlainWidth, bool isErrorLive = false)
{
    /// <summary>Columns of a table where no terminal sets a width: names are not wrapped.</summary>
    internal const int PlainWidth = 400;

    private IAnsiConsole? _console;

    internal TextWriter Out { get; } = output;

    internal TextWriter Error { get; } = error;

    /// <summary>The bytes under <see cref="Out"/>, for results that are not text or that write themselves.</summary>
    internal Stream OutStream
    {
        get
        {
            Out.Flush();
            return Out is StreamWriter writer ? writer.BaseStream : throw new InvalidOperationException("The output has no bytes under its text.");
        }
    }

    /// <summary>Whether results go to a file or a pipe, or the user asked for no colour: no escapes then.</summary>
    internal bool IsPlain { get; } = isPlain;

    /// <summary>Columns to write in.</summary>
    internal int Width { get; } = width;

    /// <summary>Whether a progress line may be redrawn on stderr.</summary>
    internal bool IsErrorLive { get; } = isErrorLive;

    /// <summary>Tables and colours on <see cref="Out"/>.</summary>
    internal IAnsiConsole Console => _console ??= Make();

    /// <summary>The process's own streams.</summary>
    internal static Terminal OfProcess()
    {
        bool plainByWish = Environment.GetEnvironmentVariable("TERM") == "dumb"
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        bool plain = System.Console.IsOutputRedirected || plainByWish;
        return new Terminal(Writer(System.Console.OpenStandardOutput()), Writer(System.Console.OpenStandardError()), plain,
            System.Console.IsOutputRedirected ? PlainWidth : Math.Max(System.Console.WindowWidth, 40),
            isErrorLive: !System.Console.IsErrorRedirected && !plainByWish);
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false), 1 << 16) { AutoFlush = false, NewLine = "\n" };

    private IAnsiConsole Make()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsPlain ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = IsPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Out),
        });
        console.Profile.Width = Width;
        console.Profile.Encoding = Encoding.UTF8;
        return console;
    }
}
