using System.Globalization;
using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>
/// Recurrent layers and their cells: every parameter uniform within 1 / sqrt(hidden_size), in the order of registration. The
/// gates are stacked: weight_ih (gates · hidden, input), weight_hh (gates · hidden, hidden or proj), weight_hr (proj, hidden).
/// </summary>
internal sealed class Recurrents : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        new("RNN", [.. Sized, Word("nonlinearity", "tanh", "tanh", "relu"), .. Stacked], (module, built) => Layers(module, built, gates: 1)) { Check = NoProjection },
        new("LSTM", [.. Sized, .. Stacked], (module, built) => Layers(module, built, gates: 4)) { Check = CheckProjection },
        new("GRU", [.. Sized, .. Stacked], (module, built) => Layers(module, built, gates: 3)) { Check = NoProjection },
        new("RNNCell", [.. Cell, Word("nonlinearity", "tanh", "tanh", "relu"), .. Factory], (module, built) => OneCell(module, built, gates: 1)),
        new("LSTMCell", [.. Cell, .. Factory], (module, built) => OneCell(module, built, gates: 4)),
        new("GRUCell", [.. Cell, .. Factory], (module, built) => OneCell(module, built, gates: 3)),
    ];

    private static TorchParameter[] Sized => [Size("input_size", 1), Size("hidden_size", 1), Size("num_layers", 1).Or(1L)];

    private static TorchParameter[] Stacked =>
    [
        Flag("bias", true), Flag("batch_first", false), Probability("dropout", 0), Flag("bidirectional", false), Size("proj_size").Or(0L), .. Factory,
    ];

    private static TorchParameter[] Cell => [Size("input_size", 1), Size("hidden_size", 1), Flag("bias", true)];

    private static void Layers(TorchModule module, TorchBuilder built, int gates)
    {
        (long hidden, long projected) = (module.Size("hidden_size"), module.Size("proj_size"));
        string[] directions = module.Flag("bidirectional") ? ["", "_reverse"] : [""];
        long state = projected > 0 ? projected : hidden;
        List<TorchTensor> tensors = [];
        for (long layer = 0; layer < module.Size("num_layers"); layer++)
        {
            long inputs = layer == 0 ? module.Size("input_size") : checked(state * directions.Length);
            foreach (string direction in directions)
            {
                string suffix = string.Create(CultureInfo.InvariantCulture, $"_l{layer}{direction}");
                tensors.AddRange(Gates(built, gates, hidden, inputs, state, module.Flag("bias"), suffix));
                if (projected > 0)
                    tensors.Add(Weight(built, "weight_hr" + suffix, [projected, hidden], WeightLayout.OutIn, hidden));
            }
        }

        Fill(built, tensors, hidden);
    }

    private static void OneCell(TorchModule module, TorchBuilder built, int gates)
    {
        long hidden = module.Size("hidden_size");
        Fill(built, Gates(built, gates, hidden, module.Size("input_size"), hidden, module.Flag("bias"), ""), hidden);
    }

    private static List<TorchTensor> Gates(TorchBuilder built, int gates, long hidden, long inputs, long state, bool bias, string suffix)
    {
        long rows = checked(gates * hidden);
        WeightLayout layout = gates == 1 ? WeightLayout.OutIn : WeightLayout.OutIn.Packed([.. Enumerable.Repeat(hidden, gates)]);
        List<TorchTensor> tensors =
        [
            Weight(built, "weight_ih" + suffix, [rows, inputs], layout, hidden),
            Weight(built, "weight_hh" + suffix, [rows, state], layout, hidden),
        ];
        if (bias)
        {
            tensors.Add(Bias(built, "bias_ih" + suffix, rows, inputs, hidden));
            tensors.Add(Bias(built, "bias_hh" + suffix, rows, state, hidden));
        }

        return tensors;
    }

    private static TorchTensor Weight(TorchBuilder built, string name, Shape shape, WeightLayout layout, long hidden) =>
        built.Parameter(new TensorSpec(name, shape, layout) { Layer = LayerKind.Recurrent, Scalars = Hidden(hidden) });

    private static TorchTensor Bias(TorchBuilder built, string name, long rows, long inputs, long hidden) =>
        built.Parameter(new TensorSpec(name, [rows]) { Role = TensorRole.Bias, Layer = LayerKind.Recurrent, Fans = new Fans(inputs, hidden), Scalars = Hidden(hidden) });

    private static Dictionary<string, double> Hidden(long hidden) => new(1) { ["hidden"] = hidden };

    private static void Fill(TorchBuilder built, List<TorchTensor> tensors, long hidden)
    {
        foreach (TorchTensor tensor in tensors)
            built.Uniform(tensor, 1 / Math.Sqrt(hidden));
    }

    private static void NoProjection(TorchModule module)
    {
        if (module.Size("proj_size") != 0)
            throw module.Impossible($"proj_size is {module.Size("proj_size")}; only LSTM has projections");
    }

    private static void CheckProjection(TorchModule module)
    {
        if (module.Size("proj_size") >= module.Size("hidden_size"))
            throw module.Impossible($"proj_size {module.Size("proj_size")} is not smaller than hidden_size {module.Size("hidden_size")}");
    }
}
