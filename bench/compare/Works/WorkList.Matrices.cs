using System.Numerics;
using WeightInit.Numerics;

namespace WeightInit.Compare;

internal sealed partial class WorkList
{
    /// <summary>Square matrices: of <c>count</c> elements, a power of four.</summary>
    private void AddMatrices()
    {
        Add("orthogonal", count =>
        {
            TensorSpec matrix = Square(count);
            RandomKey key = RandomKey.FromSeed(Seed);
            return () => Init.Orthogonal().Create<float>(matrix, key);
        });
        Add("torch-orthogonal", count =>
        {
            TensorSpec matrix = Square(count);
            Initializer law = Initializer.Parse("torch.orthogonal");
            return () => law.Create<float>(matrix, Torch.Generator(Seed));
        });
        Add("gemm", Multiply<float>);
        Add("gemm-float64", Multiply<double>);
    }

    private static TensorSpec Square(long count) => new("weight", [(int)Math.Sqrt(count), (int)Math.Sqrt(count)]);

    private static Action Multiply<T>(long count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int side = (int)Math.Sqrt(count);
        T[] left = new T[count];
        T[] right = new T[count];
        T[] product = new T[count];
        left.AsSpan().Fill(T.One / T.CreateChecked(3));
        right.AsSpan().Fill(T.One / T.CreateChecked(7));
        return () => MatrixProduct.Multiply<T>(side, side, side, T.One, new(left, side), new(right, side), T.Zero, product, side);
    }
}
