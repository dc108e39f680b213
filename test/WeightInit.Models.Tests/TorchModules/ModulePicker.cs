using System.Text.Json.Nodes;

namespace WeightInit.Models.Tests.TorchModules;

/// <summary>Picks random modules of torch.nn as PyTorch 1.13 has them: classes, sizes, options, the order of arguments.</summary>
internal sealed class ModulePicker
{
    private readonly NumPyRandomState _source;
    private readonly Dictionary<string, Func<JsonObject>> _classes;

    internal ModulePicker(NumPyRandomState source)
    {
        _source = source;
        _classes = new(StringComparer.Ordinal)
        {
            ["Linear"] = () => Of(("in_features", Size(40)), ("out_features", Size(40)), ("bias", Maybe())),
            ["Bilinear"] = () => Of(("in1_features", Size(9)), ("in2_features", Size(9)), ("out_features", Size(9)), ("bias", Maybe())),
            ["Embedding"] = () => Table(),
            ["EmbeddingBag"] = () => Table("mode", Word("sum", "mean", "max")),
            ["RNN"] = () => Recurrent("nonlinearity", Word("tanh", "relu")),
            ["GRU"] = () => Recurrent("dropout", 0),
            ["LSTM"] = () => Recurrent("proj_size", Below(3)),
            ["RNNCell"] = () => Of(("input_size", Size(12)), ("hidden_size", Size(12)), ("bias", Maybe()), ("nonlinearity", Word("tanh", "relu"))),
            ["LSTMCell"] = () => Of(("input_size", Size(12)), ("hidden_size", Size(12)), ("bias", Maybe())),
            ["GRUCell"] = () => Of(("input_size", Size(12)), ("hidden_size", Size(12)), ("bias", Maybe())),
            ["MultiheadAttention"] = Attention,
            ["TransformerEncoderLayer"] = () => Layer(),
            ["TransformerDecoderLayer"] = () => Layer(),
            ["TransformerEncoder"] = () => Stack("encoder_layer", "TransformerEncoderLayer"),
            ["TransformerDecoder"] = () => Stack("decoder_layer", "TransformerDecoderLayer"),
            ["Transformer"] = Transformer,
            ["AdaptiveLogSoftmaxWithLoss"] = () => Of(("in_features", Size(30)), ("n_classes", 20), ("cutoffs", new JsonArray(3, 7, 12)), ("div_value", 1.5 + Below(3)), ("head_bias", Maybe())),
            ["PReLU"] = () => Of(("num_parameters", Size(5)), ("init", Below(2) == 0 ? 0.25 : _source.RandomSample())),
            ["LayerNorm"] = () => Of(("normalized_shape", Below(2) == 0 ? Size(9) : new JsonArray(Size(4), Size(4))), ("elementwise_affine", Maybe())),
            ["GroupNorm"] = () => Of(("num_groups", 2), ("num_channels", 2 * Size(5)), ("affine", Maybe())),
            ["LocalResponseNorm"] = () => Of(("size", Size(5))),
            ["CrossMapLRN2d"] = () => Of(("size", Size(5))),
            ["Sequential"] = () => throw new InvalidOperationException("a Sequential has a list"),
            ["Identity"] = () => Of(("anything", 3)),
            ["Softplus"] = () => Of(("beta", 2)),
            ["Threshold"] = () => Of(("threshold", 0.5), ("value", 20)),
            ["Hardtanh"] = () => Of(("min_val", -2), ("max_val", 2.5)),
            ["GELU"] = () => Of(("approximate", Word("none", "tanh"))),
            ["LeakyReLU"] = () => Of(("negative_slope", 0.2)),
            ["Flatten"] = () => Of(("start_dim", 0), ("end_dim", -1)),
            ["Unflatten"] = () => Of(("dim", 1), ("unflattened_size", new JsonArray(2, -1))),
            ["Fold"] = () => Of(("output_size", new JsonArray(4, 5)), ("kernel_size", 2), ("padding", 1)),
            ["Unfold"] = () => Of(("kernel_size", new JsonArray(2, 2)), ("stride", 2)),
            ["ChannelShuffle"] = () => Of(("groups", 2)),
            ["PixelShuffle"] = () => Of(("upscale_factor", 2)),
            ["PixelUnshuffle"] = () => Of(("downscale_factor", 2)),
            ["Upsample"] = () => Of(("scale_factor", 2.0), ("mode", Word("nearest", "bilinear"))),
            ["UpsamplingNearest2d"] = () => Of(("scale_factor", 2)),
            ["UpsamplingBilinear2d"] = () => Of(("size", new JsonArray(4, 4))),
            ["FractionalMaxPool2d"] = () => Of(("kernel_size", 2), ("output_size", 3)),
            ["FractionalMaxPool3d"] = () => Of(("kernel_size", 2), ("output_ratio", new JsonArray(0.5, 0.5, 0.5))),
            ["LPPool1d"] = () => Of(("norm_type", 2), ("kernel_size", 3)),
            ["LPPool2d"] = () => Of(("norm_type", 2), ("kernel_size", new JsonArray(3, 2))),
        };
        foreach (int axes in new[] { 1, 2, 3 })
        {
            _classes[$"Conv{axes}d"] = () => Convolution(axes, ("padding_mode", Word("zeros", "reflect", "replicate", "circular")), ("padding", Below(3) == 0 ? "valid" : Below(2)));
            _classes[$"ConvTranspose{axes}d"] = () => Convolution(axes, ("output_padding", 0));
            _classes[$"BatchNorm{axes}d"] = Norm;
            _classes[$"InstanceNorm{axes}d"] = Norm;
            _classes[$"MaxPool{axes}d"] = () => Of(("kernel_size", Sizes(axes)), ("stride", 1));
            _classes[$"AvgPool{axes}d"] = () => Of(("kernel_size", Sizes(axes)), ("ceil_mode", Maybe()));
            _classes[$"MaxUnpool{axes}d"] = () => Of(("kernel_size", Sizes(axes)));
            _classes[$"AdaptiveAvgPool{axes}d"] = () => Of(("output_size", Sizes(axes)));
            _classes[$"AdaptiveMaxPool{axes}d"] = () => Of(("output_size", Sizes(axes)), ("return_indices", Maybe()));
            _classes[$"ConstantPad{axes}d"] = () => Of(("padding", 1), ("value", 0.5));
            _classes[$"ReflectionPad{axes}d"] = () => Of(("padding", 1));
            _classes[$"ReplicationPad{axes}d"] = () => Of(("padding", 1));
        }

        _classes["SyncBatchNorm"] = Norm;
        _classes["ZeroPad2d"] = () => Of(("padding", new JsonArray(1, 2, 0, 1)));
        foreach (string name in TorchModuleList.KnownClasses)
            _classes.TryAdd(name, () => Of());
    }

    /// <summary>The classes that random lists are made of: all that PyTorch 1.13 has.</summary>
    internal IReadOnlyList<string> Classes => [.. _classes.Keys.Where(name => TorchClasses.Find(name)!.Since is null && name != "Sequential").Order(StringComparer.Ordinal)];

    internal int Below(int bound) => (int)(_source.RandomSample() * bound);

    internal long Seed() => Below(3) switch
    {
        0 => Below(100),
        1 => _source.NextUInt32(),
        _ => (long)(((ulong)_source.NextUInt32() << 32) | _source.NextUInt32()),
    };

    /// <summary>A list of one to five modules.</summary>
    internal JsonArray List(int depth = 0) => new([.. Enumerable.Range(0, 1 + Below(5)).Select(_ => Module(depth))]);

    /// <summary>A random module; those with draws come more often than the others.</summary>
    internal JsonNode Module(int depth = 0)
    {
        if (depth < 3 && Below(10) == 0)
            return new JsonObject { ["Sequential"] = List(depth + 1) };
        string[] drawing = [.. Classes.Where(name => TorchClasses.Find(name)!.Construct is not null)];
        return Below(4) == 0 ? Module(Classes[Below(Classes.Count)]) : Module(drawing[Below(drawing.Length)]);
    }

    /// <summary>A random module of a class, its arguments in any order, sometimes with a dtype of its own.</summary>
    internal JsonObject Module(string name)
    {
        JsonObject arguments = _classes[name]();
        if (TorchClasses.Find(name)!.Parameters.Any(parameter => parameter.Name == "dtype") && name != "AdaptiveLogSoftmaxWithLoss" && Below(5) == 0)
            arguments["dtype"] = Word("float64", "float32", "bfloat16", "float16");
        KeyValuePair<string, JsonNode?>[] shuffled = [.. arguments.OrderBy(_ => _source.RandomSample()).ToArray()];
        arguments.Clear();
        return new JsonObject { [name] = new JsonObject(shuffled) };
    }

    /// <summary>A random module with one argument changed, added or left out, so that its constructor may refuse it.</summary>
    internal JsonObject Broken()
    {
        string[] drawing = [.. Classes.Where(name => TorchClasses.Find(name)!.Construct is not null)];
        string name = drawing[Below(drawing.Length)];
        JsonObject module = Module(name);
        JsonObject arguments = module[name]!.AsObject();
        string key = arguments.ElementAt(Below(arguments.Count)).Key;
        switch (Below(6))
        {
            case 0:
                arguments.Remove(key);
                break;
            case 1:
                arguments[key + "s"] = 1;
                break;
            case 2:
                arguments[key] = -1 - Below(3);
                break;
            case 3:
                arguments[key] = "x";
                break;
            default:
                arguments[key] = Size(7);
                break;
        }

        return module;
    }

    private JsonObject Convolution(int axes, params (string, JsonNode?)[] more)
    {
        int groups = Below(3) == 0 ? Size(3) : 1;
        return Of([("in_channels", groups * Size(4)), ("out_channels", groups * Size(4)), ("kernel_size", Sizes(axes)), ("groups", groups), ("bias", Maybe()), .. more]);
    }

    private JsonObject Table(string? name = null, JsonNode? value = null)
    {
        int rows = Size(30);
        JsonObject table = Of(("num_embeddings", rows), ("embedding_dim", Size(12)), ("padding_idx", Below(2) == 0 ? null : Below(2 * rows) - rows));
        if (name is not null)
            table[name] = value;
        return table;
    }

    private JsonObject Recurrent(string name, JsonNode value) => Of(
        ("input_size", Size(9)), ("hidden_size", 3 + Size(9)), ("num_layers", Size(3)), ("bias", Maybe()), ("bidirectional", Maybe()), (name, value));

    private JsonObject Attention()
    {
        int heads = Size(4);
        return Of(
            ("embed_dim", heads * Size(6)), ("num_heads", heads), ("bias", Maybe()), ("add_bias_kv", Maybe()),
            ("kdim", Below(3) == 0 ? Size(9) : null), ("vdim", Below(3) == 0 ? Size(9) : null));
    }

    private JsonObject Layer()
    {
        int heads = Size(3);
        return Of(("d_model", heads * Size(5)), ("nhead", heads), ("dim_feedforward", Size(20)), ("activation", Activation()), ("norm_first", Maybe()));
    }

    private JsonNode Activation() => Below(3) switch
    {
        0 => Word("relu", "gelu"),
        1 => Module("PReLU"),
        _ => Module(Word("Tanh", "ReLU", "Bilinear").GetValue<string>()),
    };

    private JsonObject Stack(string argument, string layer) => Of(
        (argument, Module(Below(4) == 0 ? "Linear" : layer)), ("num_layers", Below(4)), ("norm", Below(2) == 0 ? null : Module(Word("LayerNorm", "Linear").GetValue<string>())));

    private JsonObject Transformer()
    {
        JsonObject whole = Layer();
        whole["num_encoder_layers"] = Below(3);
        whole["num_decoder_layers"] = Below(3);
        if (Below(3) == 0)
            whole["custom_encoder"] = Below(2) == 0 ? Module(Word("Embedding", "Conv2d", "LSTM", "MultiheadAttention", "Bilinear").GetValue<string>()) : Module(2);
        if (Below(4) == 0)
            whole["custom_decoder"] = Module("TransformerDecoder");
        return whole;
    }

    private JsonObject Norm() => Of(("num_features", Size(9)), ("affine", Maybe()), ("track_running_stats", Maybe()), ("momentum", Below(3) == 0 ? null : 0.2));

    private JsonNode Sizes(int axes) => Below(2) == 0 ? Size(3) : new JsonArray([.. Enumerable.Range(0, axes).Select(_ => JsonValue.Create(Size(3)))]);

    private int Size(int most) => 1 + Below(most);

    private bool Maybe() => Below(2) == 0;

    private JsonNode Word(params string[] words) => words[Below(words.Length)];

    private static JsonObject Of(params (string Name, JsonNode? Value)[] arguments) => new(arguments.Select(argument => KeyValuePair.Create(argument.Name, argument.Value)));
}
