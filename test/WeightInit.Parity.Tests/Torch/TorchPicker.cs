namespace WeightInit.Parity.Tests.TorchStreams;

/// <summary>Picks random calls for PyTorch.</summary>
internal sealed class TorchPicker(NumPyRandomState source)
{
    private static readonly DType[] Types = [DType.Float32, DType.Float32, DType.Float64, DType.BFloat16, DType.Float16];

    public int Below(int bound) => (int)(source.RandomSample() * bound);

    public long Seed() => Below(3) switch
    {
        0 => Below(100),
        1 => source.NextUInt32(),
        _ => (long)(((ulong)source.NextUInt32() << 32) | source.NextUInt32()),
    };

    /// <summary>An initializer on a tensor of its own.</summary>
    public TorchStep Initializer()
    {
        DType type = Types[Below(Types.Length)];
        Shape shape = Shape();
        Shape matrix = [1 + Below(40), 1 + Below(40)];
        DType real = Below(2) == 0 ? DType.Float32 : DType.Float64;
        double mean = Below(2) == 0 ? 0 : Signed();
        return Below(15) switch
        {
            0 or 1 => Uniform(type, shape),
            2 or 3 => new("normal_", [("mean", mean), ("std", Positive())], type, shape),
            4 or 5 => Truncated(type == DType.Float16 ? DType.Float32 : type, shape),
            6 => new("xavier_uniform_", [("gain", Positive())], type, AtLeastMatrix(shape)),
            7 => new("xavier_normal_", [("gain", Positive())], type, AtLeastMatrix(shape)),
            8 => Kaiming("kaiming_uniform_", type, AtLeastMatrix(shape)),
            9 => Kaiming("kaiming_normal_", type, AtLeastMatrix(shape)),
            10 => new("orthogonal_", [("gain", Positive())], real, AtLeastMatrix([1 + Below(12), 1 + Below(12), 1 + Below(4)])),
            11 => new("sparse_", [("sparsity", source.RandomSample()), ("std", Positive())], type, matrix),
            12 => new("dirac_", [("groups", 2)], type, [2 * (1 + Below(6)), 1 + Below(6), 1 + Below(4), 1 + Below(4)]),
            13 => new("constant_", [("val", Signed())], type, shape),
            _ => new(Below(2) == 0 ? "mul_" : "div_", [("factor", Positive())], type, shape),
        };
    }

    /// <summary>A step of a sequence: short and long fills, views, permutations.</summary>
    public TorchStep Step()
    {
        DType type = Types[Below(Types.Length)];
        if (Below(6) == 0)
            return new("randperm", [("n", Below(200))], DType.Float32, [1]);
        if (Below(3) > 0)
            return Elementwise(type, [Below(2) == 0 ? Below(16) : Below(100)]);
        TorchView view = View();
        return Elementwise(type, view.Shape) with { View = view };
    }

    /// <summary>What PyTorch refuses.</summary>
    public TorchStep Refused() => Below(7) switch
    {
        0 => new("uniform_", [("a", -60000.0), ("b", 60000.0)], DType.Float16, [5]),
        1 => new("uniform_", [("a", 0.0), ("b", 65505.0 + Below(1000))], DType.Float16, [5]),
        2 => new("uniform_", [("a", -3e38), ("b", 3e38)], Below(2) == 0 ? DType.Float32 : DType.BFloat16, [5]),
        3 => new("trunc_normal_", [("std", Positive())], DType.Float16, [20]),
        4 => new("orthogonal_", [("gain", 1.0)], Below(2) == 0 ? DType.BFloat16 : DType.Float16, [4, 4]),
        5 => new("constant_", [("val", 65520.0 + Below(100000))], DType.Float16, [3]),
        _ => new("xavier_normal_", [("gain", 1.0)], DType.Float32, [7]),
    };

    private TorchStep Elementwise(DType type, Shape shape) => Below(4) switch
    {
        0 => Uniform(type, shape),
        1 => Truncated(type == DType.Float16 ? DType.Float32 : type, shape),
        _ => new("normal_", [("mean", Signed()), ("std", Positive())], type, shape),
    };

    private TorchStep Uniform(DType type, Shape shape)
    {
        double low = Signed();
        return new("uniform_", [("a", low), ("b", low + Positive())], type, shape);
    }

    private TorchStep Truncated(DType type, Shape shape)
    {
        double mean = Signed();
        double std = Positive();
        double a = mean + (std * ((4 * source.RandomSample()) - 3));
        return new("trunc_normal_", [("mean", mean), ("std", std), ("a", a), ("b", a + (std * (0.5 + (3 * source.RandomSample()))))], type, shape);
    }

    private TorchStep Kaiming(string call, DType type, Shape shape) => new(
        call,
        [("a", Signed()), ("mode", Below(2) == 0 ? "fan-in" : "fan-out"), ("nonlinearity", new[] { "leaky-relu", "relu", "tanh", "selu", "linear", "sigmoid" }[Below(6)])],
        type,
        shape);

    // Axes in any order, with gaps; some are contiguous all the same.
    private TorchView View()
    {
        int rank = 1 + Below(4);
        long[] sizes = [.. Enumerable.Range(0, rank).Select(_ => (long)(1 + Below(6)))];
        long[] strides = new long[rank];
        long stride = Below(3) == 0 ? 2 : 1;
        foreach (int axis in Below(2) == 0 ? [.. Enumerable.Range(0, rank).Reverse()] : Order(rank))
        {
            strides[axis] = stride;
            stride = (stride * sizes[axis]) + (Below(4) == 0 ? 1 : 0);
        }

        return new TorchView(WeightInit.Shape.Of(sizes), strides, Below(50));
    }

    private int[] Order(int count) => [.. source.Permutation(count).Select(i => (int)i)];

    private Shape Shape() => Below(4) switch
    {
        0 => [Below(33)],
        1 => [1 + Below(300)],
        2 => [1 + Below(20), 1 + Below(30)],
        _ => [1 + Below(12), 1 + Below(8), 1 + Below(4), 1 + Below(4)],
    };

    private static Shape AtLeastMatrix(Shape shape) => shape.Rank > 1 ? shape : [3, shape.Count];

    private double Signed() => source.Normal(0, Math.ScaleB(1, Below(8) - 5));

    private double Positive() => Math.Abs(Signed()) + 1e-3;
}
