using System.Globalization;
using System.Text;

namespace WeightInit.Models;

/// <summary>Text of unknown origin, made fit for a message of one line.</summary>
internal static class OneLine
{
    /// <summary>The longest piece of a file that a message repeats.</summary>
    internal const int MaxLength = 100;

    /// <summary>In single quotes, shortened, with control characters and lone surrogates as <c>\uXXXX</c>.</summary>
    internal static string Quote(string text) => $"'{Escape(text, MaxLength)}'";

    /// <summary>The same without quotes; of a path all of it.</summary>
    internal static string Plain(string text, int limit = int.MaxValue) => Escape(text, limit);

    private static string Escape(string text, int limit)
    {
        bool cut = text.Length > limit;
        ReadOnlySpan<char> shown = cut ? text.AsSpan(0, limit) : text;
        StringBuilder line = new(shown.Length);
        while (!shown.IsEmpty)
        {
            bool whole = Rune.DecodeFromUtf16(shown, out Rune rune, out int used) == System.Buffers.OperationStatus.Done;
            if (whole && !IsHidden(rune))
                line.Append(shown[..used]);
            else
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)shown[0]:x4}");
            shown = shown[(whole && !IsHidden(rune) ? used : 1)..];
        }

        return cut ? line.Append("...").ToString() : line.ToString();
    }

    /// <summary>Controls end lines or drive terminals; format characters turn the direction of writing round.</summary>
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
