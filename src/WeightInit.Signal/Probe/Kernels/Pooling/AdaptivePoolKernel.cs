using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Pools whose windows follow from the size of the output.</summary>
internal sealed class AdaptivePoolKernel : Kernel<AdaptivePool>
{
    protected override void Forward<T>(AdaptivePool operation, NodePass<T> pass) => Each(operation, pass, (to, at) =>
    {
        T value = operation.IsMaximum ? pass.Inputs[0][Largest(pass.Inputs[0], at)] : T.Zero;
        if (!operation.IsMaximum)
        {
            foreach (int i in at)
                value += pass.Inputs[0][i];
            value /= T.CreateTruncating(at.Count);
        }

        pass.Output[to] = value;
    });

    protected override void Backward<T>(AdaptivePool operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is not { } gradient)
            return;
        Each(operation, pass, (to, at) =>
        {
            if (operation.IsMaximum)
            {
                gradient[Largest(pass.Inputs[0], at)] += pass.OutputGradient[to];
                return;
            }

            T back = pass.OutputGradient[to] / T.CreateTruncating(at.Count);
            foreach (int i in at)
                gradient[i] += back;
        });
    }

    private static int Largest<T>(T[] values, List<int> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int best = at[0];
        foreach (int i in at)
        {
            if (values[i] > values[best])
                best = i;
        }

        return best;
    }

    /// <summary>Every place of the output and the flat indexes of what it covers.</summary>
    private static void Each<T>(AdaptivePool operation, NodePass<T> pass, Action<int, List<int>> visit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int channels = (int)pass.Node.Shape[0], places = pass.Size / channels, inputs = pass.InputSize() / channels;
        List<int>[] covered = new List<int>[places];
        for (int place = 0; place < places; place++)
        {
            List<int> at = [0];
            int rest = place, before = places;
            for (int axis = 0; axis < operation.Places.Rank; axis++)
            {
                int count = (int)operation.Places[axis], size = (int)pass.InputShape()[axis + 1];
                before /= count;
                int i = rest / before;
                rest %= before;
                int first = i * size / count, end = (((i + 1) * size) + count - 1) / count;
                at = [.. at.SelectMany(outer => Enumerable.Range(first, end - first).Select(inner => (outer * size) + inner))];
            }

            covered[place] = at;
        }

        for (int row = 0; row < pass.Batch * channels; row++)
        {
            for (int place = 0; place < places; place++)
                visit((row * places) + place, row == 0 ? covered[place] : [.. covered[place].Select(i => (row * inputs) + i)]);
        }
    }
}
