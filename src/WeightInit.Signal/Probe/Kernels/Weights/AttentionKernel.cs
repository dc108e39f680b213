using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Attention, head by head: a product, a softmax, a product.</summary>
internal sealed class AttentionKernel : Kernel<Attention>
{
    protected override void Forward<T>(Attention operation, NodePass<T> pass)
    {
        AttentionSizes sizes = AttentionSizes.Of(operation, pass.Batch, pass.InputShape(0), pass.InputShape(1), pass.InputShape(2));
        T[] weights = new T[checked(sizes.Samples * sizes.Heads * sizes.Queries * sizes.Keys)];
        T scale = T.CreateTruncating(sizes.Scale);
        Work.For(sizes.Samples * sizes.Heads, 2L * sizes.Queries * sizes.Keys * sizes.Size, part =>
        {
            (int sample, int head) = (part / sizes.Heads, part % sizes.Heads);
            int start = part * sizes.Queries * sizes.Keys;
            Products.Accumulate(sizes.Queries, sizes.Keys, sizes.Size, sizes.Query(pass.Inputs[0], sample, head), sizes.Key(pass.Inputs[1], sample, head).Transposed, weights, start, sizes.Keys, threads: false);
            for (int query = 0; query < sizes.Queries; query++)
            {
                Span<T> row = weights.AsSpan(start + (query * sizes.Keys), sizes.Keys);
                int seen = operation.IsCausal ? query + 1 : sizes.Keys;
                Lines.Affine<T>(row[..seen], row[..seen], scale, T.Zero);
                SoftmaxKernel.Normalize(row[..seen]);
                row[seen..].Clear();
            }

            MatrixView<T> to = sizes.Output(pass.Output, sample, head);
            Products.Accumulate(sizes.Queries, sizes.ValueSize, sizes.Keys, MatrixView<T>.Rows(weights, sizes.Keys, start), sizes.Value(pass.Inputs[2], sample, head), to.Values, to.Start, to.Row, threads: false);
        });
        pass.State = weights;
    }

    protected override void Backward<T>(Attention operation, NodePass<T> pass)
    {
        AttentionSizes sizes = AttentionSizes.Of(operation, pass.Batch, pass.InputShape(0), pass.InputShape(1), pass.InputShape(2));
        T[] weights = (T[])pass.State!;
        T scale = T.CreateTruncating(sizes.Scale);

        // Heads that share keys and values add to the same gradients: they stay on one thread.
        Work.For(sizes.Samples * sizes.SharedHeads, 5L * sizes.Queries * sizes.Keys * sizes.Size * (sizes.Heads / sizes.SharedHeads), part =>
        {
            int sample = part / sizes.SharedHeads, each = sizes.Heads / sizes.SharedHeads, first = part % sizes.SharedHeads * each;
            for (int head = first; head < first + each; head++)
                Backward(sizes, pass, weights, scale, sample, head);
        });
    }

    private static void Backward<T>(AttentionSizes sizes, NodePass<T> pass, T[] weights, T scale, int sample, int head)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MatrixView<T> weight = MatrixView<T>.Rows(weights, sizes.Keys, ((sample * sizes.Heads) + head) * sizes.Queries * sizes.Keys);
        MatrixView<T> gradient = sizes.Output(pass.OutputGradient, sample, head);
        if (pass.InputGradients[2] is { } values)
        {
            MatrixView<T> to = sizes.Value(values, sample, head);
            Products.Accumulate(sizes.Keys, sizes.ValueSize, sizes.Queries, weight.Transposed, gradient, to.Values, to.Start, to.Row, threads: false);
        }

        T[] scores = new T[sizes.Queries * sizes.Keys];
        Products.Accumulate(sizes.Queries, sizes.Keys, sizes.ValueSize, gradient, sizes.Value(pass.Inputs[2], sample, head).Transposed, scores, 0, sizes.Keys, threads: false);
        for (int query = 0; query < sizes.Queries; query++)
        {
            Span<T> row = scores.AsSpan(query * sizes.Keys, sizes.Keys);
            ReadOnlySpan<T> shares = weights.AsSpan(weight.Start + (query * sizes.Keys), sizes.Keys);
            T mean = T.CreateTruncating(Lines.Dot<T>(row, shares));
            for (int key = 0; key < row.Length; key++)
                row[key] = (row[key] - mean) * shares[key] * scale;
        }

        MatrixView<T> score = MatrixView<T>.Rows(scores, sizes.Keys);
        if (pass.InputGradients[0] is { } queries)
        {
            MatrixView<T> to = sizes.Query(queries, sample, head);
            Products.Accumulate(sizes.Queries, sizes.Size, sizes.Keys, score, sizes.Key(pass.Inputs[1], sample, head), to.Values, to.Start, to.Row, threads: false);
        }

        if (pass.InputGradients[1] is { } keys)
        {
            MatrixView<T> to = sizes.Key(keys, sample, head);
            Products.Accumulate(sizes.Keys, sizes.Size, sizes.Queries, score.Transposed, sizes.Query(pass.Inputs[0], sample, head), to.Values, to.Start, to.Row, threads: false);
        }
    }
}
