using System.Buffers;
using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Each channel over the batch: gathered, standardized, put back.</summary>
internal sealed class BatchNormalizationKernel : Kernel<BatchNormalization>
{
    protected override void Forward<T>(BatchNormalization operation, NodePass<T> pass)
    {
        int channels = (int)pass.Node.Shape[0], places = pass.Size / channels, count = pass.Batch * places;
        (double Mean, double Inverse)[] statistics = new (double, double)[channels];
        T[]? scale = pass.Find(ParameterSlot.Scale), shift = pass.Find(ParameterSlot.Shift);
        Work.For(channels, 8L * count, channel =>
        {
            T[] line = ArrayPool<T>.Shared.Rent(count);
            Channel(pass, pass.Inputs[0], line, channel, places, toLine: true);
            statistics[channel] = Standard.Of<T>(line.AsSpan(0, count), operation.Epsilon, isCentred: true);
            (double mean, double inverse) = statistics[channel];
            Lines.Add<T>(line.AsSpan(0, count), T.CreateTruncating(-mean));
            Lines.Affine<T>(line.AsSpan(0, count), line.AsSpan(0, count), T.CreateTruncating(inverse) * (scale?[channel] ?? T.One), shift?[channel] ?? T.Zero);
            Channel(pass, pass.Output, line, channel, places, toLine: false);
            ArrayPool<T>.Shared.Return(line);
        });
        pass.State = statistics;
    }

    protected override void Backward<T>(BatchNormalization operation, NodePass<T> pass)
    {
        var statistics = ((double Mean, double Inverse)[])pass.State!;
        int channels = (int)pass.Node.Shape[0], places = pass.Size / channels, count = pass.Batch * places;
        T[]? scale = pass.Find(ParameterSlot.Scale), toScale = pass.FindGradient(ParameterSlot.Scale), toShift = pass.FindGradient(ParameterSlot.Shift);
        Work.For(channels, 12L * count, channel =>
        {
            (double mean, double inverse) = statistics[channel];
            T[] hat = ArrayPool<T>.Shared.Rent(count), back = ArrayPool<T>.Shared.Rent(count);
            Channel(pass, pass.Inputs[0], hat, channel, places, toLine: true);
            Lines.Add<T>(hat.AsSpan(0, count), T.CreateTruncating(-mean));
            Lines.Affine<T>(hat.AsSpan(0, count), hat.AsSpan(0, count), T.CreateTruncating(inverse), T.Zero);
            Channel(pass, pass.OutputGradient, back, channel, places, toLine: true);
            double sum = Lines.Sum<T>(back.AsSpan(0, count)), along = Lines.Dot<T>(back.AsSpan(0, count), hat.AsSpan(0, count));
            if (toShift is not null)
                toShift[channel] += T.CreateTruncating(sum);
            if (toScale is not null)
                toScale[channel] += T.CreateTruncating(along);
            if (pass.InputGradients[0] is { } gradient)
            {
                // inverse · scale · (g - mean g - x̂ · mean g x̂)
                double factor = inverse * double.CreateTruncating(scale?[channel] ?? T.One);
                Lines.Affine<T>(back.AsSpan(0, count), back.AsSpan(0, count), T.CreateTruncating(factor), T.CreateTruncating(-factor * sum / count));
                Lines.AddScaled<T>(back.AsSpan(0, count), hat.AsSpan(0, count), T.CreateTruncating(-factor * along / count));
                for (int sample = 0; sample < pass.Batch; sample++)
                    Lines.Add(gradient.AsSpan(((sample * channels) + channel) * places, places), back.AsSpan(sample * places, places));
            }

            ArrayPool<T>.Shared.Return(hat);
            ArrayPool<T>.Shared.Return(back);
        });
    }

    /// <summary>Copies a channel of every sample to a line, or back.</summary>
    private static void Channel<T>(NodePass<T> pass, T[] values, T[] line, int channel, int places, bool toLine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int sample = 0; sample < pass.Batch; sample++)
        {
            Span<T> part = values.AsSpan((sample * pass.Size) + (channel * places), places), same = line.AsSpan(sample * places, places);
            if (toLine)
                part.CopyTo(same);
            else
                same.CopyTo(part);
        }
    }
}
