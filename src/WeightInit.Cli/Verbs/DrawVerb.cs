using System.CommandLine;
using System.Text;

namespace WeightInit.Cli;

/// <summary>Draws one tensor, or a slice of it, and prints it.</summary>
internal static class DrawVerb
{
    private static readonly string[] Formats = ["text", "json", "hex", "npy"];

    private static readonly Argument<string> InitializerText = new("INITIALIZER")
    {
        Description = "A name with optional arguments: glorot-uniform, normal:std=0.01, 'torch.kaiming-uniform(a=2.23606797749979)'. See weightinit list initializers.",
    };

    private static readonly Option<string> ShapeText = new("--shape") { Description = "Sizes of the axes, as 64,3,7,7, or scalar.", HelpName = "N,N,...", Required = true };

    private static readonly Option<string?> LayoutText = new("--layout") { Description = "What the axes mean: in-out, out-in and others. Default: in-out, for torch names out-in.", HelpName = "LAYOUT" };

    private static readonly Option<string?> GroupsText = new("--groups") { Description = "Groups of a grouped convolution.", HelpName = "G" };

    private static readonly Option<string?> FansText = new("--fans") { Description = "fan_in and fan_out said outright.", HelpName = "IN,OUT" };

    private static readonly Option<string?> SliceOption = new("--slice") { Description = "A part, as 0:512,: (streams that can draw any part alone).", HelpName = "RANGES" };

    private static readonly Option<string> StreamText = new("--stream") { Description = "Whose numbers. See weightinit list streams.", HelpName = "STREAM", DefaultValueFactory = _ => "native" };

    private static readonly Option<string> SeedText = new("--seed") { Description = "An integer (--seed=-1 for a negative one) or a list, as 1,2,3.", HelpName = "N", DefaultValueFactory = _ => "0" };

    private static readonly Option<string> NameText = new("--name") { Description = "The tensor's name; matters to the native stream only.", HelpName = "TENSOR", DefaultValueFactory = _ => TensorSpec.DefaultName };

    private static readonly Option<string?> DTypeText = new("--dtype") { Description = "float32, float64, bfloat16 or float16. Default: float32, on numpy streams float64.", HelpName = "TYPE" };

    private static readonly Option<string> FormatText = new("--format") { Description = "text, json, hex (one element a line, its IEEE bits) or npy.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };

    private static readonly Option<int?> RoundTo = new("--round") { Description = "Round to this many decimals, as Python's round does (text and json).", HelpName = "D" };

    private static readonly Option<string?> OutputPath = new("--output", "-o") { Description = "A file instead of stdout; it appears when it is whole.", HelpName = "FILE" };

    internal static Command Create(Terminal terminal)
    {
        Command command = new("draw", "Draw a tensor, or a slice of one.")
        {
            InitializerText, ShapeText, LayoutText, GroupsText, FansText, SliceOption, StreamText, SeedText, NameText, DTypeText, FormatText, RoundTo, OutputPath,
        };
        command.SetAction((parsed, interruption) => Run(parsed, terminal, interruption));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, Terminal terminal, CancellationToken interruption)
    {
        string format = parsed.GetValue(FormatText)!;
        if (!Formats.Contains(format))
            throw new CliException(ExitCode.Usage, $"--format: '{format}' is not a format; known are {string.Join(", ", Formats)}.");
        int? digits = parsed.GetValue(RoundTo);
        if (digits is < 0 or > PythonNumber.MostDigits)
            throw new CliException(ExitCode.Usage, $"--round: {digits} is not accepted; give 0 to {PythonNumber.MostDigits} decimals.");
        if (digits is not null && format is "hex" or "npy")
            throw new CliException(ExitCode.Usage, $"--round: {format} holds exact values; round those of text or json.");

        DrawRequest request = Read(parsed);

        // An interrupted draw is left to itself: nothing has been written yet and the process ends.
        Drawing drawing = await Task.Run(() => UsageErrors.Explain($"drawing {request.Initializer}", request.Draw), CancellationToken.None)
            .WaitAsync(interruption).ConfigureAwait(false);
        string? path = parsed.GetValue(OutputPath);
        if (path is not null)
            OutputFile.Write(path, stream => Write(new InterruptibleStream(stream, interruption), format, request, drawing, digits, isShortened: false));
        else
            Write(new InterruptibleStream(terminal.OutStream, interruption), format, request, drawing, digits, isShortened: !terminal.IsPlain && drawing.Shape.Count > DrawText.TerminalLimit);
        return (int)ExitCode.Done;
    }

    private static DrawRequest Read(ParseResult parsed)
    {
        Initializer initializer = UsageErrors.Explain("INITIALIZER", () => Initializer.Parse(parsed.GetValue(InitializerText)!));
        StreamInfo stream = UsageErrors.Explain("--stream", () => Streams.Find(parsed.GetValue(StreamText)!));
        StreamSeed seed = UsageErrors.Explain("--seed", () => StreamSeed.Parse(parsed.GetValue(SeedText)!));
        Shape shape = UsageErrors.Explain("--shape", () => Shape.Parse(parsed.GetValue(ShapeText)!));
        string? type = parsed.GetValue(DTypeText);
        TensorSpec tensor = new(parsed.GetValue(NameText)!, shape, Layout(parsed, initializer))
        {
            DType = type is null ? stream.DefaultDType : UsageErrors.Explain("--dtype", () => DTypes.Parse(type)),
            Fans = parsed.GetValue(FansText) is { } fans ? UsageErrors.Explain("--fans", () => Fans.Parse(fans)) : null,
        };
        DrawRequest request = new(initializer, tensor, stream, seed);
        if (parsed.GetValue(SliceOption) is not { } slice)
            return request;
        if (!stream.IsAddressableFrom(seed))
            throw new CliException(ExitCode.Usage, $"--slice: the stream {stream.Name} draws whole tensors in order, as its library does; a slice needs a stream that can draw any part alone, as native.");
        return request with { Slice = UsageErrors.Explain("--slice", () => SliceText.Parse(slice, tensor)), SliceText = slice };
    }

    private static WeightLayout? Layout(ParseResult parsed, Initializer initializer)
    {
        WeightLayout? layout = parsed.GetValue(LayoutText) is { } text ? UsageErrors.Explain("--layout", () => WeightLayout.Parse(text)) : null;
        if (parsed.GetValue(GroupsText) is not { } groups)
            return layout;
        return UsageErrors.Explain("--groups", () => (layout ?? initializer.DefaultLayout).WithGroups(long.Parse(groups, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static void Write(Stream stream, string format, DrawRequest request, Drawing drawing, int? digits, bool isShortened)
    {
        if (format == "npy")
        {
            UsageErrors.Explain("--format npy", () => drawing.WriteNpy(stream));
            stream.Flush();
            return;
        }

        using StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        switch (format)
        {
            case "hex":
                drawing.WriteHex(writer);
                break;
            case "json":
                DrawJson.Write(writer, request, drawing, digits);
                break;
            default:
                DrawText.Write(writer, request, drawing, digits, isShortened);
                break;
        }
    }
}
