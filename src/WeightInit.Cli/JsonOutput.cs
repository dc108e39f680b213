using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeightInit.Cli;

/// <summary>JSON on stdout: indented, newline-ended, letters as they are.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    internal static void Write(Terminal terminal, Action<Utf8JsonWriter> content)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Options))
            content(json);
        terminal.Out.Write(Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        terminal.Out.Write('\n');
    }
}
