using System.IO.Compression;
using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>The JSON of a model: a file of it, or the entry <c>config.json</c> of a <c>.keras</c> archive.</summary>
internal static class KerasText
{
    /// <summary>The most bytes of a model's JSON.</summary>
    public const int LargestJson = 64 << 20;

    private const string Extension = ".keras";
    private const string Config = "config.json";
    private const string What = "a Keras model's description";

    /// <summary>Whether a path is that of an archive.</summary>
    public static bool IsArchive(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    public static JsonDocument Read(string path)
    {
        if (!IsArchive(path))
            return JsonInput.Read(path, LargestJson, What);
        using InputFile file = InputFile.Open(path);
        return JsonInput.Parse(path, Unpack(file));
    }

    private static byte[] Unpack(InputFile file)
    {
        try
        {
            using ZipArchive archive = new(new RangeStream(file, 0, file.Length), ZipArchiveMode.Read);
            ZipArchiveEntry[] configs = [.. archive.Entries.Where(entry => entry.FullName == Config)];
            if (configs.Length != 1)
                throw new KerasModelException(KerasModelError.NoConfig, file.Path, $"the archive has {configs.Length} entries {Config} among its {archive.Entries.Count}; one is needed.");
            return Unpack(file, configs[0]);
        }
        catch (Exception error) when (NpzFile.IsDamage(error))
        {
            throw new KerasModelException(KerasModelError.NotAnArchive, file.Path, $"it is not a zip archive with {Config}, as a .keras file is, or the archive is damaged.", error);
        }
    }

    /// <summary>What the directory says of sizes is compared with the file and with what deflate can do before memory is taken.</summary>
    private static byte[] Unpack(InputFile file, ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
            throw Bad(file, "is encrypted; one that is not is accepted");
        if (entry.Length is < 0 or > LargestJson)
            throw Bad(file, $"claims {entry.Length} bytes; {What} has at most {LargestJson}");
        if (entry.CompressedLength < 0 || entry.CompressedLength > file.Length)
            throw Bad(file, $"claims {entry.CompressedLength} compressed bytes of the {file.Length} that the file has");
        if (entry.Length / NpzFile.MaxExpansion > entry.CompressedLength + 1)
            throw Bad(file, $"claims {entry.Length} bytes, but its {entry.CompressedLength} compressed ones can become at most {NpzFile.MaxExpansion} times as many");
        byte[] text = new byte[entry.Length];
        using Stream stream = entry.Open();
        int read = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        if (read < text.Length || stream.ReadByte() >= 0)
            throw Bad(file, $"does not unpack to the {text.Length} bytes that the archive says");
        uint checksum = Crc32.Append(0, text);
        return checksum == entry.Crc32 ? text : throw Bad(file, $"has the checksum {checksum:x8}, and the archive has {entry.Crc32:x8} for it; it is damaged");
    }

    private static KerasModelException Bad(InputFile file, string problem) => new(KerasModelError.BadArchive, file.Path, $"the entry {Config} {problem}.");
}
