using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Local response normalization: each number over a power of its neighbours' squares.</summary>
internal sealed class LocalResponseNormalizationKernel : Kernel<LocalResponseNormalization>
{
    protected override void Forward<T>(LocalResponseNormalization operation, NodePass<T> pass) => Each(operation, pass, (x, sums, at, step) =>
    {
        for (int channel = 0; channel < x.Length; channel++)
            pass.Output[at + (channel * step)] = T.CreateTruncating(x[channel] * Math.Pow(sums[channel], -operation.Beta));
    });

    protected override void Backward<T>(LocalResponseNormalization operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is not { } gradient)
            return;
        Each(operation, pass, (x, sums, at, step) =>
        {
            double[] through = new double[x.Length];
            for (int channel = 0; channel < x.Length; channel++)
                through[channel] = double.CreateTruncating(pass.OutputGradient[at + (channel * step)]) * x[channel] * Math.Pow(sums[channel], -operation.Beta - 1);
            for (int channel = 0; channel < x.Length; channel++)
            {
                double own = double.CreateTruncating(pass.OutputGradient[at + (channel * step)]) * Math.Pow(sums[channel], -operation.Beta), others = 0;

                // Channel j sees this one where this one is in j's neighbourhood: the window mirrored.
                for (int j = Math.Max(0, channel - After(operation)); j <= Math.Min(x.Length - 1, channel + Before(operation)); j++)
                    others += through[j];
                gradient[at + (channel * step)] += T.CreateTruncating(own - (2 * operation.Alpha * operation.Beta / operation.Size * x[channel] * others));
            }
        });
    }

    private static int Before(LocalResponseNormalization operation) => (int)(operation.Size / 2);

    private static int After(LocalResponseNormalization operation) => (int)((operation.Size - 1) / 2);

    /// <summary>Every place: its channels, and bias + alpha / size · the sum of squares for each.</summary>
    private static void Each<T>(LocalResponseNormalization operation, NodePass<T> pass, Action<double[], double[], int, int> visit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int channels = (int)pass.Node.Shape[0], places = pass.Size / channels;
        Work.For(pass.Batch, (long)pass.Size * 100, sample =>
        {
            double[] x = new double[channels], sums = new double[channels];
            for (int place = 0; place < places; place++)
            {
                int at = (sample * pass.Size) + place;
                for (int channel = 0; channel < channels; channel++)
                    x[channel] = double.CreateTruncating(pass.Inputs[0][at + (channel * places)]);
                for (int channel = 0; channel < channels; channel++)
                {
                    double squares = 0;
                    for (int j = Math.Max(0, channel - Before(operation)); j <= Math.Min(channels - 1, channel + After(operation)); j++)
                        squares += x[j] * x[j];
                    sums[channel] = operation.Bias + (operation.Alpha / operation.Size * squares);
                }

                visit(x, sums, at, places);
            }
        });
    }
}
