using System.Globalization;

namespace WeightInit.Signal;

/// <summary>
/// Makes a network of a parsed line. Each weight layer with the normalizations and activations behind it is a layer of the
/// network, named by its number; so is each pool and each block, whose own layers are its parts.
/// </summary>
internal sealed class LineAssembler
{
    /// <summary>The most nodes of a network.</summary>
    private const int MostNodes = 65_536;

    private readonly LineText _line;
    private readonly NetworkBuilder _builder;
    private readonly bool _hasTokens;

    private LineAssembler(string text, LineText line)
    {
        _line = line;
        _builder = new NetworkBuilder(text);
        _hasTokens = line.Vocabulary is not null || Flat(line.Items).Any(item => item is AttentionItem);
    }

    internal static Network Assemble(string text, LineText line) => new LineAssembler(text, line).Network();

    private Network Network()
    {
        NetworkNode x = _builder.Add("input", new Input(_line.Sample) { Vocabulary = _line.Vocabulary });
        x = Sequence(x, _line.Items, "", isInside: false);
        bool isClasses = x.Operation is Dense && x.Shape.Rank >= 1 && x.Shape[^1] > 1 && (x.Shape.Rank == 1 || _line.Vocabulary is not null);
        return _builder.Build(x, isClasses ? x : null, hasClassesLast: true);
    }

    /// <summary>Layers one after another; the last weight layer of a block, and of the line, has nothing behind it that is not written.</summary>
    private NetworkNode Sequence(NetworkNode x, IReadOnlyList<LineItem> items, string prefix, bool isInside)
    {
        int last = items.Count - 1;
        while (last >= 0 && !IsWeight(items[last]))
            last--;
        bool endsOpen = isInside || items.Skip(last + 1).All(item => item is ActivationItem or DropoutItem);
        int number = 0;
        for (int place = 0; place < items.Count;)
        {
            int end = place + 1;
            if (IsWeight(items[place]) && items[place] is not BlockItem)
            {
                while (end < items.Count && IsBehind(items[end]))
                    end++;
            }

            IReadOnlyList<LineItem> behind = [.. items.Skip(place + 1).Take(end - place - 1)];
            long count = items[place] is DenseItem dense ? dense.Count : items[place] is BlockItem block ? block.Count : 1;
            for (long repeat = 0; repeat < count; repeat++)
            {
                bool isLast = place == last && repeat == count - 1 && endsOpen && items[place] is not BlockItem;
                string name = $"{prefix}{(++number).ToString(CultureInfo.InvariantCulture)}";
                x = Named(items[place], () => Layer(x, items[place], Behind(behind, isLast), name, prefix));
            }

            place = end;
        }

        return x;
    }

    /// <summary>What is written behind a layer, the words of the whole line put in where no activation is.</summary>
    private List<LineItem> Behind(IReadOnlyList<LineItem> written, bool isLast)
    {
        if (isLast || written.Any(item => item is ActivationItem))
            return [.. written];
        return [.. written, .. _line.Behind.Where(item => item is not NormalizationItem || !written.Any(own => own is NormalizationItem))];
    }

    private NetworkNode Layer(NetworkNode x, LineItem item, List<LineItem> behind, string name, string prefix)
    {
        if (_builder.Count > MostNodes)
            throw new NetworkException($"the network has more than {MostNodes} operations.");
        int from = _builder.Count;
        string? within = prefix.Length == 0 ? null : prefix[..prefix.IndexOf('.', StringComparison.Ordinal)];
        if (item is BlockItem block)
        {
            NetworkNode inner = Sequence(x, block.Items, $"{name}.", isInside: block.IsResidual);
            NetworkNode output = block.IsResidual ? Residual(x, inner, name) : inner;
            _builder.Group(name, block.IsResidual ? "residual block" : "block", from, output, within);
            return output;
        }

        NetworkNode node = Weight(x, item, name);
        foreach (LineItem next in behind)
            node = Named(next, () => Plain(node, next, name));
        _builder.Group(name, string.Join(", ", behind.Prepend(item).Select(Kind)), from, node, within);
        return node;
    }

    private NetworkNode Weight(NetworkNode x, LineItem item, string name)
    {
        switch (item)
        {
            case DenseItem dense:
                return _builder.Dense(name, x.Shape.Rank > 1 && !_hasTokens ? _builder.Add($"{name}.flatten", new Flatten(), x) : x, Positive(dense.Units));
            case ConvolutionItem { Groups: var groups } convolution:
                Window window = Window.Even(x.Shape.Rank - 1, convolution.Kernel, convolution.Stride, convolution.Pad, convolution.Dilation);
                long channels = groups is null ? x.Shape[0] : Positive(convolution.Channels);
                return _builder.Convolution(name, x, channels, window, groups ?? x.Shape[0]);
            case AttentionItem attention:
                return SelfAttention(x, attention, name);
            case EmbeddingItem embedding:
                if (x.Operation is not Input { Vocabulary: { } words })
                    throw new NetworkException("embed stands right behind an input of tokens, as 64tok1000-embed32.");
                TensorSpec table = new($"{name}.weight", [words, Positive(embedding.Width)], WeightLayout.RowDim) { Role = TensorRole.Embedding, Layer = LayerKind.Embedding };
                return _builder.Add(name, new Embedding(), [x], [new NetworkParameter(ParameterSlot.Weight, table)]);
            default:
                return Plain(x, item, name);
        }
    }

    /// <summary>What has no weight of its own, or only a normalization's.</summary>
    private NetworkNode Plain(NetworkNode x, LineItem item, string name)
    {
        switch (item)
        {
            case ActivationItem activation:
                return _builder.Activate($"{name}.{activation.Activation.Name}", x, activation.Activation);
            case NormalizationItem norm:
                return Normalization(x, norm, $"{name}.{norm.Name}");
            case DropoutItem dropout:
                return _builder.Add($"{name}.dropout", new Dropout(dropout.Rate), x);
            case PoolItem pool:
                Window window = Window.Even(x.Shape.Rank - 1, pool.Kernel, pool.Stride, pool.Pad);
                return _builder.Add($"{name}.pool", pool.IsAverage ? new AveragePool(window) : new MaxPool(window), x);
            case PlainItem { Name: "gap" } when _hasTokens && x.Shape.Rank == 2:
                return _builder.Add($"{name}.gap", new ReduceMean(0), x);
            case PlainItem { Name: "gap" }:
                return _builder.Add($"{name}.flatten", new Flatten(), _builder.Add($"{name}.gap", new GlobalAveragePool(), x));
            default:
                return _builder.Add($"{name}.flatten", new Flatten(), x);
        }
    }

    /// <summary>Features are normalized along the last axis; channels, where there are more axes, all together.</summary>
    private NetworkNode Normalization(NetworkNode x, NormalizationItem norm, string name) => norm.Name switch
    {
        "bn" => _builder.BatchNormalization(name, x),
        "gn" => _builder.GroupNormalization(name, x, norm.Groups),
        "in" => _builder.GroupNormalization(name, x, x.Shape.Rank == 0 ? 0 : x.Shape[0]),
        "rms" => _builder.RmsNormalization(name, x, _hasTokens ? 1 : Math.Max(1, x.Shape.Rank)),
        _ => _builder.LayerNormalization(name, x, _hasTokens ? 1 : Math.Max(1, x.Shape.Rank)),
    };

    private NetworkNode SelfAttention(NetworkNode x, AttentionItem attention, string name)
    {
        if (x.Shape.Rank != 2)
            throw new NetworkException($"attention takes tokens and features, as 16x64; its input is ({x.Shape}).");
        long width = x.Shape[1];
        NetworkNode packed = _builder.Dense($"{name}.qkv", x, 3 * width);
        NetworkNode[] parts = [.. Enumerable.Range(0, 3).Select(place => _builder.Add($"{name}.{"qkv"[place]}", new Slice(1, place * width, width), packed))];
        return _builder.Dense($"{name}.out", _builder.Add($"{name}.attention", new Attention(attention.Heads), parts), width);
    }

    /// <summary>x + f(x); where the shapes differ, x goes through a matrix or a strided convolution of windows of 1.</summary>
    private NetworkNode Residual(NetworkNode x, NetworkNode inner, string name)
    {
        NetworkNode skip = x;
        if (x.Shape != inner.Shape && x.Shape.Rank == inner.Shape.Rank && x.Shape.Rank >= 1)
        {
            skip = x.Shape.Rank == 1 || _hasTokens
                ? _builder.Dense($"{name}.skip", x, inner.Shape[^1], bias: false)
                : _builder.Convolution($"{name}.skip", x, inner.Shape[0], Shrinking(x.Shape, inner.Shape), bias: false);
        }

        return _builder.Sum($"{name}.sum", skip, inner);
    }

    private static Window Shrinking(Shape from, Shape to) => Window.Even(from.Rank - 1, 1) with
    {
        Strides = Shape.Of([.. Enumerable.Range(1, from.Rank - 1).Select(axis => Math.Max(1, (from[axis] + to[axis] - 1) / Math.Max(1, to[axis])))]),
    };

    private static long Positive(long units) => units >= 1 ? units : throw new NetworkException("a layer has 1 unit or more.");

    private static bool IsWeight(LineItem item) => item is DenseItem or ConvolutionItem or AttentionItem or EmbeddingItem or BlockItem;

    private static bool IsBehind(LineItem item) => item is ActivationItem or NormalizationItem or DropoutItem;

    private static IEnumerable<LineItem> Flat(IEnumerable<LineItem> items) => items.SelectMany(item => item is BlockItem block ? Flat(block.Items) : [item]);

    private static string Kind(LineItem item) => item switch
    {
        DenseItem => "dense",
        ConvolutionItem => "convolution",
        PoolItem { IsAverage: true } => "average pool",
        PoolItem => "max pool",
        AttentionItem => "attention",
        EmbeddingItem => "embedding",
        ActivationItem activation => activation.Activation.ToString(),
        NormalizationItem norm => norm.Name,
        DropoutItem => "dropout",
        PlainItem plain => plain.Name,
        _ => "block",
    };

    /// <summary>Does something with an item; what does not fit points at it.</summary>
    private static NetworkNode Named(LineItem item, Func<NetworkNode> add)
    {
        try
        {
            return add();
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentException || (exception is NetworkException and not NetworkLineException))
        {
            throw new NetworkLineException(item.Position, exception.Message, exception);
        }
    }
}
