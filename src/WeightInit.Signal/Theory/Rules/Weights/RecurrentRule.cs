namespace WeightInit.Signal;

/// <summary>
/// A recurrent layer: its steps walked one after another, gates and states taken as independent normal numbers; the output is the
/// mean over steps. Backward the gradient of one step, without what comes back from later ones.
/// </summary>
internal sealed class RecurrentRule : SignalRule
{
    private const int MostSteps = 64;

    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        SignalState x = inputs[0];
        (double fromInput, double own) = Weights(site);
        double drive = (fromInput * x.Second) + site.Law(ParameterSlot.InputBias).Second + site.Law(ParameterSlot.RecurrentBias).Second;
        int steps = (int)Math.Clamp(site.Output.Places, 1, MostSteps);
        (double state, double cell, double sum) = (0, 0, 0);
        for (int step = 0; step < steps; step++)
        {
            (state, cell) = Next(Cell(site), drive, own, state, cell);
            sum += state;
        }

        double variance = SignalState.OverPoints(site.Points, x.Correlation, x.Spread, c => c * c) * 2 / site.Output.Units;
        return new SignalState(0, sum / steps * jitter.Factor(variance), x.Correlation, x.Spread);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        (double fromInput, double own) = Weights(site);
        double drive = (fromInput * inputs[0].Second) + (own * output.Second);
        double fan = Gates(site) * site.Output.Units / site.Inputs[0].Units;
        double slopes = Cell(site) switch
        {
            RecurrentCell.Relu => 0.5,
            RecurrentCell.Tanh => Slope(Activation.Tanh, drive),
            _ => (Second(Activation.Sigmoid, drive) * Second(Activation.Sigmoid, drive) * Slope(Activation.Tanh, drive)) / Gates(site),
        };
        return gradient with { Second = gradient.Second * fromInput * fan * slopes };
    }

    private static (double State, double Cell) Next(RecurrentCell kind, double drive, double own, double state, double cell)
    {
        double q = Math.Max(drive + (own * state), 1e-300);
        double gate = Second(Activation.Sigmoid, q);
        switch (kind)
        {
            case RecurrentCell.Relu:
                return (q / 2, 0);
            case RecurrentCell.Lstm:
                double next = gate * (cell + Second(Activation.Tanh, q));
                return (gate * Second(Activation.Tanh, Math.Max(next, 1e-300)), next);
            case RecurrentCell.Gru:
                double candidate = Second(Activation.Tanh, Math.Max(drive + (own * state * gate), 1e-300));
                return (gate * (candidate + state), 0);
            default:
                return (Second(Activation.Tanh, q), 0);
        }
    }

    private static (double FromInput, double Own) Weights(RuleSite site) =>
        (site.Inputs[0].Units * site.Law(ParameterSlot.InputWeight).Second, site.Output.Units * site.Law(ParameterSlot.RecurrentWeight).Second);

    private static RecurrentCell Cell(RuleSite site) => ((Recurrent)site.Node.Operation).Cell;

    private static double Gates(RuleSite site) => ((Recurrent)site.Node.Operation).Gates;

    private static double Second(Activation f, double q) => ActivationTable.Of(f).Second(q);

    private static double Slope(Activation f, double q) => ActivationTable.Of(f).SlopeSecond(Math.Max(q, 1e-300));
}
