using System.Globalization;

namespace WeightInit.Mutations;

/// <summary>What is asked for on the command line.</summary>
internal sealed record Options(int Count, int Seed, IReadOnlyList<Kind> Kinds)
{
    internal static Options Parse(string[] args)
    {
        Options options = new(2000, 1, Enum.GetValues<Kind>());
        for (int i = 0; i < args.Length; i += 2)
        {
            string value = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"{args[i]} needs a value");
            options = args[i] switch
            {
                "--count" => options with { Count = Number(value) },
                "--seed" => options with { Seed = Number(value) },
                "--kind" => options with { Kinds = value == "all" ? Enum.GetValues<Kind>() : [KindNamed(value)] },
                _ => throw new FormatException($"'{args[i]}' is not an option"),
            };
        }

        return options;
    }

    private static Kind KindNamed(string value) =>
        Enum.TryParse(value, ignoreCase: true, out Kind kind) ? kind : throw new FormatException($"'{value}' is not a kind");

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw new FormatException($"'{text}' is not a whole number");
}

/// <summary>What is changed.</summary>
internal enum Kind
{
    /// <summary>Hugging Face configs of every family.</summary>
    Configs,

    /// <summary>An index of shards, beside its shards.</summary>
    Indexes,

    /// <summary>Manifests.</summary>
    Manifests,

    /// <summary>Recipes.</summary>
    Recipes,

    /// <summary>Lists of torch.nn modules.</summary>
    Modules,

    /// <summary>Configs and module lists as networks.</summary>
    Networks,

    /// <summary>Network lines.</summary>
    Lines,

    /// <summary>Provenance of checkpoints from torch's seed, beside their weights.</summary>
    Provenances,

    /// <summary>ONNX graphs, planned and as networks.</summary>
    Onnx,

    /// <summary>Keras models as their JSON.</summary>
    KerasModels,

    /// <summary>Keras models in archives.</summary>
    KerasArchives,
}
