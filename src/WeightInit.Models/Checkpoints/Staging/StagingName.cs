using System.Buffers;
using System.Security.Cryptography;

namespace WeightInit.Models;

/// <summary>
/// The names that stand beside a place while a folder is built for it. Beside <c>out/gpt2</c>: the folder
/// <c>out/.gpt2.weightinit-1a2b3c4d</c>; the same with <c>.lock</c>, a file; and with <c>.old</c>, where the replaced folder
/// goes on systems that cannot exchange two names.
/// </summary>
/// <param name="Folder">The path of the folder that is built.</param>
internal readonly record struct StagingName(string Folder)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private const string Mark = ".weightinit-";
    private const string LockEnding = ".lock";
    private const int Digits = 8;

    /// <summary>The path of the file that is held while the folder is built.</summary>
    internal string Lock => Folder + LockEnding;

    /// <summary>The path that a replaced folder has for a moment.</summary>
    internal string Aside => Folder + ".old";

    /// <summary>A name that is not in use.</summary>
    internal static StagingName New(string final) =>
        new(Path.Combine(Path.GetDirectoryName(final)!, Prefix(final) + RandomNumberGenerator.GetHexString(Digits, lowercase: true)));

    /// <summary>The names beside a place that have a lock: those of living runs and of killed ones.</summary>
    internal static List<StagingName> Beside(string final)
    {
        List<StagingName> names = [];
        string prefix = Prefix(final);
        foreach (string path in Directory.EnumerateFiles(Path.GetDirectoryName(final)!))
        {
            ReadOnlySpan<char> name = Path.GetFileName(path.AsSpan());
            if (name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(LockEnding, StringComparison.Ordinal) && IsNumber(name[prefix.Length..^LockEnding.Length]))
                names.Add(new StagingName(path[..^LockEnding.Length]));
        }

        return names;
    }

    private static string Prefix(string final) => $".{Path.GetFileName(final)}{Mark}";

    private static bool IsNumber(ReadOnlySpan<char> text) => text.Length == Digits && !text.ContainsAnyExcept(HexDigits);
}
