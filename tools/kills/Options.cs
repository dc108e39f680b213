using System.Globalization;

namespace WeightInit.Kills;

/// <summary>What is asked for on the command line.</summary>
internal sealed record Options(int Count, int Seed, string Model, string Folder)
{
    internal static Options Parse(string[] args)
    {
        Options options = new(20, 1, "", "");
        for (int i = 0; i < args.Length; i += 2)
        {
            string value = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"{args[i]} needs a value");
            options = args[i] switch
            {
                "--count" => options with { Count = Number(value) },
                "--seed" => options with { Seed = Number(value) },
                "--model" => options with { Model = value },
                "--folder" => options with { Folder = value },
                _ => throw new FormatException($"'{args[i]}' is not an option"),
            };
        }

        string folder = options.Folder.Length > 0 ? Directory.CreateDirectory(options.Folder).FullName : Directory.CreateTempSubdirectory("weightinit-kills-").FullName;
        return options with { Folder = folder, Model = options.Model.Length > 0 ? options.Model : SmallModel(folder) };
    }

    /// <summary>GPT-2 with 4.4 million parameters: some tens of milliseconds of writing, in which a kill can fall.</summary>
    private static string SmallModel(string folder)
    {
        string path = Path.Combine(folder, "small.json");
        File.WriteAllText(path, """{"model_type": "gpt2", "n_layer": 4, "n_embd": 256, "n_head": 4, "n_positions": 128, "vocab_size": 5000}""");
        return path;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw new FormatException($"'{text}' is not a whole number");
}
