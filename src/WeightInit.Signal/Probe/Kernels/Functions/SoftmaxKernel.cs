using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Shares that sum to one, or their logarithms.</summary>
internal sealed class SoftmaxKernel : Kernel<Softmax>
{
    /// <summary>A line of numbers becomes e^x over their sum.</summary>
    internal static void Normalize<T>(Span<T> line)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (line.IsEmpty)
            return;
        T largest = line[0];
        foreach (T x in line)
            largest = T.Max(largest, x);
        T sum = T.Zero;
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = T.Exp(line[i] - largest);
            sum += line[i];
        }

        for (int i = 0; i < line.Length; i++)
            line[i] /= sum;
    }

    protected override void Forward<T>(Softmax operation, NodePass<T> pass)
    {
        Split split = Split.Of(pass.Node.Shape, operation.Axis, pass.Batch);
        Work.For(split.Outer * split.Inner, split.Length * 16L, part =>
        {
            T[] line = new T[split.Length];
            split.Read(pass.Inputs[0], part, line);
            if (operation.IsLogarithm)
                Logarithm(line);
            else
                Normalize<T>(line);
            split.Write(line, part, pass.Output);
        });
    }

    protected override void Backward<T>(Softmax operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is not { } gradient)
            return;
        Split split = Split.Of(pass.Node.Shape, operation.Axis, pass.Batch);
        Work.For(split.Outer * split.Inner, split.Length * 16L, part =>
        {
            T[] shares = new T[split.Length], back = new T[split.Length];
            split.Read(pass.Output, part, shares);
            split.Read(pass.OutputGradient, part, back);
            T sum = T.CreateTruncating(operation.IsLogarithm ? Lines.Sum<T>(back) : Lines.Dot<T>(back, shares));
            for (int i = 0; i < shares.Length; i++)
                back[i] = operation.IsLogarithm ? back[i] - (T.Exp(shares[i]) * sum) : (back[i] - sum) * shares[i];
            split.Add(back, part, gradient);
        });
    }

    private static void Logarithm<T>(T[] line)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = line[0];
        foreach (T x in line)
            largest = T.Max(largest, x);
        T sum = T.Zero;
        foreach (T x in line)
            sum += T.Exp(x - largest);
        Lines.Add<T>(line, -(largest + T.Log(sum)));
    }
}
