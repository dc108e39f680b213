using System.Numerics;

namespace WeightInit.Signal;

/// <summary>A row of a table for each token.</summary>
internal sealed class EmbeddingKernel : Kernel<Embedding>
{
    protected override void Forward<T>(Embedding operation, NodePass<T> pass)
    {
        (int rows, int dim) = Table(pass);
        for (int i = 0; i < pass.Inputs[0].Length; i++)
            pass.Find(ParameterSlot.Weight).AsSpan(Row(pass, i, rows) * dim, dim).CopyTo(pass.Output.AsSpan(i * dim));
    }

    protected override void Backward<T>(Embedding operation, NodePass<T> pass)
    {
        if (pass.FindGradient(ParameterSlot.Weight) is not { } gradient)
            return;
        (int rows, int dim) = Table(pass);
        long padding = pass.Node[ParameterSlot.Weight]!.PaddingRow ?? -1;
        for (int i = 0; i < pass.Inputs[0].Length; i++)
        {
            if (Row(pass, i, rows) is int row && row != padding)
                Lines.Add(gradient.AsSpan(row * dim, dim), pass.OutputGradient.AsSpan(i * dim, dim));
        }
    }

    private static (int Rows, int Dim) Table<T>(NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Shape shape = pass.Node[ParameterSlot.Weight]!.Shape;
        return ((int)shape[0], (int)shape[1]);
    }

    private static int Row<T>(NodePass<T> pass, int i, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double row = double.CreateTruncating(pass.Inputs[0][i]);
        return row >= 0 && row < rows && row == Math.Floor(row)
            ? (int)row
            : throw new NetworkException(FormattableString.Invariant($"{pass.Node.Name}: its input has {row}; whole numbers from 0 to {rows - 1} are accepted."));
    }
}
