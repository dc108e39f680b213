using System.Numerics;

namespace WeightInit.Signal;

/// <summary>The sizes of an attention and where its heads lie.</summary>
internal sealed record AttentionSizes(int Samples, int Heads, int SharedHeads, int Queries, int Keys, int Size, int ValueSize, bool IsAlongBatch, double Scale)
{
    internal static AttentionSizes Of(Attention operation, int batch, Shape q, Shape k, Shape v)
    {
        int heads = (int)operation.Heads, shared = (int)(operation.KeyValueHeads ?? operation.Heads);
        int size = (int)q[1] / heads;
        return new AttentionSizes(
            operation.IsAlongBatch ? (int)q[0] : batch, heads, shared, operation.IsAlongBatch ? batch : (int)q[0], operation.IsAlongBatch ? batch : (int)k[0],
            size, (int)v[1] / shared, operation.IsAlongBatch, operation.Scale ?? (1 / Math.Sqrt(size)));
    }

    internal MatrixView<T> Query<T>(T[] values, int sample, int head)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        At(values, sample, head, Queries, Heads * Size, Size);

    internal MatrixView<T> Key<T>(T[] values, int sample, int head)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        At(values, sample, head / (Heads / SharedHeads), Keys, SharedHeads * Size, Size);

    internal MatrixView<T> Value<T>(T[] values, int sample, int head)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        At(values, sample, head / (Heads / SharedHeads), Keys, SharedHeads * ValueSize, ValueSize);

    internal MatrixView<T> Output<T>(T[] values, int sample, int head)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        At(values, sample, head, Queries, Heads * ValueSize, ValueSize);

    /// <summary>A head of a sample: a row a token.</summary>
    private MatrixView<T> At<T>(T[] values, int sample, int head, int tokens, int width, int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        IsAlongBatch
            ? new MatrixView<T>(values, (sample * width) + (head * size), Samples * width, 1)
            : new MatrixView<T>(values, (sample * tokens * width) + (head * size), width, 1);
}
