namespace WeightInit.Signal;

/// <summary>
/// Where activations are flat. Saturated: the slope is below a twentieth of the steepest (for tanh |z| above 2.2, for sigmoid
/// above 4.4); the zero side of a rectifier does not count, for that is how it works. Dead: a unit whose slope is nothing for
/// every input of the batch.
/// </summary>
internal static class Flatness
{
    /// <summary>Values of a layer that are looked at, evenly spread.</summary>
    private const int MostValues = 1 << 16;

    private const double Flat = 0.05;
    private const double Nothing = 1e-7;

    /// <summary>Both parts over the activations of a layer, or null where it has none.</summary>
    internal static (double? Saturated, double? Dead) Of(NetworkRun<float> run, NetworkLayer layer, bool isOfTokens)
    {
        double saturated = 0, dead = 0, values = 0, units = 0;
        foreach (NetworkNode node in layer.Nodes)
        {
            if (node.Operation is not Activate { Activation: var activation } || activation is LinearActivation || node.Shape.Count == 0)
                continue;
            float[] input = run.Output(node.Inputs[0]);
            (double flat, int looked) = Saturated(activation, input);
            (int none, int of) = Dead(activation, input, Units.Of(node.Shape, run.Batch, isOfTokens));
            (saturated, values, dead, units) = (saturated + flat, values + looked, dead + none, units + of);
        }

        return values == 0 ? (null, null) : (saturated / values, dead / units);
    }

    private static (double Flat, int Looked) Saturated(Activation activation, float[] input)
    {
        bool isRectifier = IsRectifier(activation);
        double steepest = Steepest(activation);
        int step = Math.Max(1, input.Length / MostValues), flat = 0, looked = 0;
        for (int i = 0; i < input.Length; i += step)
        {
            looked++;
            if ((input[i] > 0 || !isRectifier) && !(Math.Abs(activation.Derivative(input[i])) >= Flat * steepest))
                flat++;
        }

        return (flat, looked);
    }

    private static (int Dead, int Units) Dead(Activation activation, float[] input, Split units)
    {
        double steepest = Steepest(activation);
        int dead = 0;
        for (int unit = 0; unit < units.Length; unit++)
        {
            if (!Lives(unit))
                dead++;
        }

        return (dead, units.Length);

        bool Lives(int unit)
        {
            for (int outer = 0; outer < units.Outer; outer++)
            {
                int start = ((outer * units.Length) + unit) * units.Inner;
                for (int i = start; i < start + units.Inner; i++)
                {
                    if (Math.Abs(activation.Derivative(input[i])) > Nothing * steepest)
                        return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether everything far below zero becomes zero: relu, relu6.</summary>
    private static bool IsRectifier(Activation activation) => activation.Derivative(-0.5) == 0 && activation.Apply(-0.5) == 0 && activation.Derivative(0.5) != 0;

    private static double Steepest(Activation activation)
    {
        double steepest = 0;
        for (double x = -4; x <= 4; x += 0.25)
            steepest = Math.Max(steepest, Math.Abs(activation.Derivative(x)));
        return steepest;
    }
}
