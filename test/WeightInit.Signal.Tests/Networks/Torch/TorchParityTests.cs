using System.Runtime.InteropServices;
using System.Text.Json;
using WeightInit.Models;
using WeightInit.Tests;
using Xunit.Abstractions;

namespace WeightInit.Signal.Tests.Networks.Torch;

/// <summary>Module lists of many classes against Debian's PyTorch, evaluated there in float64: every layer forward and backward, every weight's gradient.</summary>
public sealed class TorchParityTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-4;

    /// <summary>What rounding leaves of a gradient that is zero, as that of a bias before a normalization.</summary>
    private const double Nothing = 1e-10;

    private const string Script = """
        import base64, json, sys, torch
        torch.manual_seed(0)
        def make(o):
            (name, args), = o.items()
            if name == 'Sequential':
                return torch.nn.Sequential(*[make(m) for m in args])
            return getattr(torch.nn, name)(**{k: make(v) if isinstance(v, dict) else v for k, v in args.items()})
        def text(t):
            return base64.b64encode(t.detach().float().contiguous().numpy().tobytes()).decode()
        for case in CASES:
            net = torch.nn.Sequential(*[make(m) for m in case['modules']])
            with torch.no_grad():
                for p in net.parameters():
                    if p.dim() == 1:
                        p += 0.1 * torch.randn_like(p)
            shape = [5] + case['sample']
            data = torch.randint(0, case['words'], shape) if case.get('words') else torch.randn(shape)
            state = {k: v.clone() for k, v in net.state_dict().items() if v.is_floating_point()}
            net = net.double().train()
            x = data if case.get('words') else data.double()
            layers = []
            for m in net:
                name = type(m).__name__
                x = m(x, x, x) if name == 'MultiheadAttention' else m(x, x) if name in ('TransformerDecoderLayer', 'TransformerDecoder', 'Transformer') else m(x)
                x = x[0] if isinstance(x, tuple) else x
                x.retain_grad()
                layers.append(x)
            direction = torch.randn(x.shape)
            (x * direction.double()).sum().backward()
            print(json.dumps({
                'data': text(data), 'direction': text(direction), 'state': {k: text(v) for k, v in state.items()},
                'layers': [[list(y.shape), (y ** 2).mean().item(), (y.grad ** 2).mean().item()] for y in layers],
                'gradients': {k: (p.grad ** 2).mean().item() for k, p in net.named_parameters()}}))
        """;

    private static readonly (string Modules, string Sample, int Words)[] Cases =
    [
        ("""[{"Linear":{"in_features":6,"out_features":8}},{"Softsign":{}},{"Linear":{"in_features":8,"out_features":8}},{"Softplus":{"beta":2.5}},{"Hardtanh":{"min_val":-0.3,"max_val":0.6}}]""", "6", 0),
        ("""[{"Linear":{"in_features":6,"out_features":12}},{"GLU":{}},{"SELU":{}},{"CELU":{"alpha":0.7}},{"Mish":{}},{"LogSigmoid":{}},{"Tanhshrink":{}},{"Softshrink":{"lambd":0.02}}]""", "6", 0),
        ("""[{"Linear":{"in_features":6,"out_features":12}},{"GELU":{"approximate":"tanh"}},{"Hardswish":{}},{"Hardsigmoid":{}},{"ReLU6":{}},{"Hardshrink":{"lambd":0.1}},{"Threshold":{"threshold":0.2,"value":-1}},{"PReLU":{"num_parameters":12}}]""", "6", 0),
        ("""[{"Linear":{"in_features":6,"out_features":5}},{"Softmax":{"dim":1}},{"LogSoftmax":{"dim":-1}},{"Softmin":{"dim":1}}]""", "6", 0),
        ("""[{"Conv1d":{"in_channels":3,"out_channels":6,"kernel_size":4,"padding":"same","padding_mode":"reflect"}},{"InstanceNorm1d":{"num_features":6,"affine":true}},{"AvgPool1d":{"kernel_size":3,"stride":2,"padding":1,"ceil_mode":true}},{"MaxPool1d":{"kernel_size":2,"ceil_mode":true}}]""", "3,13", 0),
        ("""[{"Conv2d":{"in_channels":4,"out_channels":8,"kernel_size":[3,2],"stride":[1,2],"padding":[2,1],"dilation":[2,1],"groups":2}},{"GroupNorm":{"num_groups":4,"num_channels":8}},{"LeakyReLU":{}},{"MaxPool2d":{"kernel_size":3,"stride":2,"padding":1}},{"LocalResponseNorm":{"size":3,"alpha":0.5,"beta":0.6,"k":1.5}}]""", "4,8,9", 0),
        ("""[{"Conv2d":{"in_channels":3,"out_channels":8,"kernel_size":3,"padding":1,"padding_mode":"replicate"}},{"PixelShuffle":{"upscale_factor":2}},{"AdaptiveAvgPool2d":{"output_size":[5,3]}},{"AdaptiveMaxPool2d":{"output_size":[null,2]}},{"Flatten":{}}]""", "3,6,7", 0),
        ("""[{"Conv3d":{"in_channels":2,"out_channels":4,"kernel_size":[2,3,1],"padding":1}},{"BatchNorm3d":{"num_features":4}},{"ELU":{"alpha":1.4}},{"AvgPool3d":{"kernel_size":2,"count_include_pad":false,"padding":1}}]""", "2,4,5,3", 0),
        ("""[{"ConvTranspose1d":{"in_channels":3,"out_channels":4,"kernel_size":3,"stride":2,"padding":1,"output_padding":1,"dilation":2}},{"BatchNorm1d":{"num_features":4,"affine":false}}]""", "3,6", 0),
        ("""[{"ConvTranspose2d":{"in_channels":4,"out_channels":6,"kernel_size":3,"stride":2,"groups":2,"bias":false}},{"SiLU":{}},{"Conv2d":{"in_channels":6,"out_channels":3,"kernel_size":3}},{"PixelUnshuffle":{"downscale_factor":3}}]""", "4,5,5", 0),
        ("""[{"ConvTranspose3d":{"in_channels":2,"out_channels":2,"kernel_size":2,"stride":2}},{"ConstantPad3d":{"padding":[1,0,0,1,2,0],"value":0.5}},{"ReLU":{}}]""", "2,2,3,2", 0),
        ("""[{"Conv2d":{"in_channels":4,"out_channels":4,"kernel_size":1}},{"ReflectionPad2d":{"padding":[2,1,0,3]}},{"ReplicationPad2d":{"padding":1}},{"ZeroPad2d":{"padding":[-1,0,1,-2]}},{"Upsample":{"scale_factor":2}}]""", "4,5,6", 0),
        ("""[{"Embedding":{"num_embeddings":11,"embedding_dim":6,"padding_idx":2}},{"LSTM":{"input_size":6,"hidden_size":5,"batch_first":true,"bidirectional":true,"num_layers":2}}]""", "7", 11),
        ("""[{"RNN":{"input_size":6,"hidden_size":5,"nonlinearity":"relu"}},{"GRU":{"input_size":5,"hidden_size":4,"bidirectional":true}}]""", "3,6", 0),
        ("""[{"Linear":{"in_features":6,"out_features":6}},{"GRUCell":{"input_size":6,"hidden_size":4}},{"RNNCell":{"input_size":4,"hidden_size":3}},{"LSTMCell":{"input_size":3,"hidden_size":4,"bias":false}}]""", "6", 0),
        ("""[{"MultiheadAttention":{"embed_dim":8,"num_heads":2,"batch_first":true}},{"TransformerEncoderLayer":{"d_model":8,"nhead":4,"dim_feedforward":10,"dropout":0.0,"activation":"gelu"}}]""", "6,8", 0),
        ("""[{"TransformerEncoder":{"encoder_layer":{"TransformerEncoderLayer":{"d_model":8,"nhead":2,"dim_feedforward":12,"dropout":0.0,"norm_first":true,"batch_first":true}},"num_layers":3,"norm":{"LayerNorm":{"normalized_shape":8}}}},{"TransformerDecoderLayer":{"d_model":8,"nhead":2,"dim_feedforward":12,"dropout":0.0,"batch_first":true}}]""", "6,8", 0),
        ("""[{"Transformer":{"d_model":8,"nhead":2,"dim_feedforward":12,"num_encoder_layers":2,"num_decoder_layers":1,"dropout":0.0}}]""", "6,8", 0),
        ("""[{"Sequential":[{"Linear":{"in_features":6,"out_features":8}},{"Sequential":[{"BatchNorm1d":{"num_features":8}},{"Sigmoid":{}}]}]},{"Linear":{"in_features":8,"out_features":3}},{"Identity":{}},{"Dropout":{"p":0.0}}]""", "6", 0),
        ("""[{"EmbeddingBag":{"num_embeddings":9,"embedding_dim":4,"mode":"sum"}},{"Linear":{"in_features":4,"out_features":4}},{"Tanh":{}}]""", "5", 9),
    ];

    [TorchFact]
    public void Every_layer_and_gradient_is_PyTorchs()
    {
        (string Modules, string Sample, int Words)[] cases = Cases;
        string text = string.Join(",\n", cases.Select(one => $$"""{"modules": {{one.Modules}}, "sample": [{{one.Sample}}], "words": {{one.Words}}}"""));
        string program = $"import json\nCASES = json.loads(r'''[{text}]''')\n{Script}";
        string[] answers = DebianPython.Run("-", program).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(cases.Length, answers.Length);
        HashSet<string> classes = [];
        int compared = 0;
        foreach (((string modules, string sample, _), string answer) in cases.Zip(answers))
        {
            using JsonDocument list = JsonDocument.Parse(modules), found = JsonDocument.Parse(answer);
            compared += Compare(TorchModuleList.Of("modules.json", list.RootElement), Shape.Parse(sample), found.RootElement);
            classes.UnionWith(ClassesOf(list.RootElement));
        }

        output.WriteLine($"{compared} mean squares, {classes.Count} classes: {string.Join(", ", classes.Order(StringComparer.Ordinal))}");
        Assert.True(compared > 250 && classes.Count > 55, $"{compared} mean squares of {classes.Count} classes");
    }

    private static int Compare(TorchModuleList list, Shape sample, JsonElement torch)
    {
        Network network = TorchNetwork.Of(list, sample);
        Dictionary<string, float[]> state = torch.GetProperty("state").EnumerateObject().ToDictionary(entry => entry.Name, entry => Floats(entry.Value));
        ProbeData data = new("data", 5, Floats(torch.GetProperty("data"))) { OutputGradient = Floats(torch.GetProperty("direction")) };
        Measurement measured = WeightInit.Signal.Probe.Measure(network, NetworkWeights.Of("PyTorch's", state), data);
        NetworkLayer[] wholes = [.. network.Layers.Where(layer => layer.Within is null)];
        JsonElement[] layers = [.. torch.GetProperty("layers").EnumerateArray()];
        Assert.Equal(layers.Length, wholes.Length);
        int compared = 0;
        foreach ((JsonElement layer, NetworkLayer own) in layers.Zip(wholes))
        {
            string what = $"{string.Join('-', list.Modules.Select(module => module.ClassName))}, {own.Name} {own.Kind}";
            Assert.Equal(layer[0].EnumerateArray().Skip(1).Select(axis => axis.GetInt64()), own.Output.Shape.ToArray());
            Near(layer[1].GetDouble(), measured[own].SecondMoment * measured.InputSecondMoment, what);
            Near(layer[2].GetDouble(), measured[own].Gradient * measured.LastGradient, $"{what}, backward");
            compared += 2;
        }

        Dictionary<string, MeasuredParameter> parameters = measured.Parameters.ToDictionary(parameter => parameter.Spec.Name);
        foreach (JsonProperty gradient in torch.GetProperty("gradients").EnumerateObject())
        {
            Near(gradient.Value.GetDouble(), parameters[gradient.Name].Gradient!.Value, $"{string.Join('-', list.Modules.Select(module => module.ClassName))}, {gradient.Name}");
            compared++;
        }

        return compared;
    }

    private static IEnumerable<string> ClassesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(ClassesOf),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(entry => ClassesOf(entry.Value).Concat(char.IsUpper(entry.Name[0]) ? [entry.Name] : [])),
        _ => [],
    };

    private static float[] Floats(JsonElement text) => MemoryMarshal.Cast<byte, float>(text.GetBytesFromBase64()).ToArray();

    private static void Near(double expected, double actual, string what) =>
        Assert.True(Math.Abs(actual - expected) <= (Tolerance * Math.Abs(expected)) + Nothing, $"{what}: {actual} is not {expected}");
}
