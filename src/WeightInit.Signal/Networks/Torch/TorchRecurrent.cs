using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Recurrent layers of torch.nn; of what they return the output goes on.</summary>
internal sealed class TorchRecurrent : TorchFamilyNodes
{
    internal override IReadOnlyDictionary<string, Func<TorchSite, NetworkNode, NetworkNode>> Classes { get; } = new Dictionary<string, Func<TorchSite, NetworkNode, NetworkNode>>
    {
        ["RNN"] = (site, x) => Layers(site, x, Plain(site)),
        ["LSTM"] = (site, x) => Layers(site, x, RecurrentCell.Lstm),
        ["GRU"] = (site, x) => Layers(site, x, RecurrentCell.Gru),
        ["RNNCell"] = (site, x) => OneStep(site, x, Plain(site)),
        ["LSTMCell"] = (site, x) => OneStep(site, x, RecurrentCell.Lstm),
        ["GRUCell"] = (site, x) => OneStep(site, x, RecurrentCell.Gru),
    };

    private static RecurrentCell Plain(TorchSite site) => site.Module.Word("nonlinearity") == "relu" ? RecurrentCell.Relu : RecurrentCell.Tanh;

    private static NetworkNode Layers(TorchSite site, NetworkNode x, RecurrentCell cell)
    {
        TorchModule module = site.Module;
        if (module.Size("proj_size") > 0)
            throw site.Bad("projections of the state (proj_size) are not computed");
        site.Builder.Assume($"of what {module.ClassName} returns its output goes on, without the last state");
        string[] directions = module.Flag("bidirectional") ? ["", "_reverse"] : [""];
        for (long layer = 0; layer < module.Size("num_layers"); layer++)
        {
            NetworkNode[] outputs = [.. directions.Select(direction => Direction(site, x, cell, FormattableString.Invariant($"_l{layer}{direction}"), direction.Length > 0))];
            x = outputs.Length == 1 ? outputs[0] : site.Join(new Concatenate(-1), outputs);
        }

        return x;
    }

    private static NetworkNode Direction(TorchSite site, NetworkNode x, RecurrentCell cell, string suffix, bool isReversed)
    {
        bool alongBatch = !site.Module.Flag("batch_first");
        Recurrent operation = new(cell, site.Module.Size("hidden_size"), isReversed) { IsAlongBatch = alongBatch };
        return site.Builder.Add($"{site.Name}{suffix}", operation, [x], Weights(site, suffix));
    }

    private static NetworkNode OneStep(TorchSite site, NetworkNode x, RecurrentCell cell)
    {
        if (x.Shape.Rank != 1)
            throw site.Bad($"its input has the shape (batch, {x.Shape}); (batch, features) is accepted");
        long hidden = site.Module.Size("hidden_size");
        NetworkNode step = site.Add(new Reshape([1, x.Shape[0]]), x);
        return site.Add(new Reshape([hidden]), site.Add(new Recurrent(cell, hidden), step, Weights(site, "")));
    }

    private static NetworkParameter[] Weights(TorchSite site, string suffix) =>
    [
        .. site.Slot(ParameterSlot.InputWeight, $"weight_ih{suffix}"), .. site.Slot(ParameterSlot.RecurrentWeight, $"weight_hh{suffix}"),
        .. site.Slot(ParameterSlot.InputBias, $"bias_ih{suffix}"), .. site.Slot(ParameterSlot.RecurrentBias, $"bias_hh{suffix}"),
    ];
}
