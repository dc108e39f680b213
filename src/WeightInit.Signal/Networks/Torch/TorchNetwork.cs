using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>
/// A list of torch.nn modules as a network: what <c>nn.Sequential</c> of them computes in training mode. Each module is a layer
/// that is named by its place; what is inside follows under longer names.
/// </summary>
public static class TorchNetwork
{
    /// <summary>Sides of images and lengths of sequences that are tried where no data says the input's shape.</summary>
    private static readonly long[] UsualSides = [28, 32, 64, 224, 16, 8, 96, 128, 256, 299, 512];

    private const int UsualTokens = 16;

    /// <summary>Modules that are added, and dropped again, in search of a shape that fits.</summary>
    private const long MostTried = 20_000;

    /// <summary>The network of a list.</summary>
    /// <param name="list">The modules.</param>
    /// <param name="sample">The shape of one sample of the data; without it one that fits is found and stated as an assumption.</param>
    /// <exception cref="NetworkException">A module does not fit what the one before it gives, or is not computed.</exception>
    /// <exception cref="TorchModuleException">The tensors are more or larger than a model's.</exception>
    public static Network Of(TorchModuleList list, Shape? sample = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        Dictionary<string, TensorSpec> tensors = list.Describe().Tensors.ToDictionary(spec => spec.Name, StringComparer.Ordinal);
        if (sample is { } given)
            return Of(list, tensors, given, null);
        NetworkException? refused = null;
        int tried = 0;
        foreach (Shape guess in Guesses(First(list.Modules)))
        {
            if ((long)tried++ * list.Modules.Count > MostTried)
                break;
            try
            {
                return Of(list, tensors, guess, $"the shape of a sample is ({guess}), the first usual one that the modules take; data says otherwise");
            }
            catch (NetworkException exception)
            {
                refused ??= exception;
            }
        }

        throw refused ?? new NetworkException($"{list.Name}: nothing in its first module says the shape of a sample; give data.");
    }

    private static Network Of(TorchModuleList list, Dictionary<string, TensorSpec> tensors, Shape sample, string? assumption)
    {
        NetworkBuilder builder = new(list.Name);
        if (assumption is not null)
            builder.Assume(assumption);
        NetworkNode x = builder.Add("input", Input(First(list.Modules), sample), [], []);
        for (int i = 0; i < list.Modules.Count; i++)
        {
            int from = builder.Count;
            TorchSite site = new(builder, list.Modules[i], i.ToString(CultureInfo.InvariantCulture), tensors);
            x = TorchNodes.Add(site, x);
            builder.Group(site.Name, site.Module.ClassName, from, x);
        }

        return builder.Build(x, x.Shape.Rank == 1 && x.Shape[0] > 1 && x.Operation is Dense ? x : null);
    }

    private static Input Input(TorchModule first, Shape sample) =>
        new(sample) { Vocabulary = first.ClassName.StartsWith("Embedding", StringComparison.Ordinal) ? first.Size("num_embeddings") : null };

    /// <summary>The first module that says something of its input.</summary>
    private static TorchModule First(IReadOnlyList<TorchModule> modules)
    {
        foreach (TorchModule module in modules)
        {
            if (module.ClassName == "Sequential" && module.Items.Count > 0)
                return First(module.Items);
            if (module.ArgumentNames.Any(SaysInput.Contains))
                return module;
        }

        return modules[0];
    }

    private static readonly string[] SaysInput = ["in_features", "in_channels", "num_features", "num_channels", "num_embeddings", "normalized_shape", "input_size", "d_model", "embed_dim", "encoder_layer"];

    private static IEnumerable<Shape> Guesses(TorchModule first)
    {
        int axes = first.ClassName[^1] == 'd' && char.IsDigit(first.ClassName[^2]) ? first.ClassName[^2] - '0' : 0;
        return first.ClassName switch
        {
            "Linear" => Features(first.Size("in_features")),
            "Embedding" or "EmbeddingBag" => [[UsualTokens]],
            "RNN" or "LSTM" or "GRU" => [[UsualTokens, first.Size("input_size")]],
            "RNNCell" or "LSTMCell" or "GRUCell" => [[first.Size("input_size")]],
            "MultiheadAttention" => [[UsualTokens, first.Size("embed_dim")]],
            "TransformerEncoderLayer" or "TransformerDecoderLayer" or "Transformer" => [[UsualTokens, first.Size("d_model")]],
            "TransformerEncoder" => [[UsualTokens, first.Module("encoder_layer")!.Size("d_model")]],
            "LayerNorm" or "RMSNorm" => [Shape.Of([.. first.Sizes("normalized_shape")])],
            "GroupNorm" => Sides(first.Size("num_channels"), 2),
            _ when first.ArgumentNames.Contains("in_channels") => Sides(first.Size("in_channels"), axes),
            "BatchNorm1d" => Features(first.Size("num_features")),
            _ when first.ArgumentNames.Contains("num_features") => Sides(first.Size("num_features"), axes),
            _ => [],
        };
    }

    /// <summary>Features alone, a sequence of them, channels of a sequence.</summary>
    private static IEnumerable<Shape> Features(long features) => [[features], [UsualTokens, features], [features, UsualTokens]];

    private static IEnumerable<Shape> Sides(long channels, int axes) =>
        UsualSides.Concat(Enumerable.Range(1, axes == 3 ? 64 : 300).Select(side => (long)side)).Distinct()
            .Select(side => Shape.Of([channels, .. Enumerable.Repeat(side, axes)]));
}
