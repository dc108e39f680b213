namespace WeightInit.Cli;

/// <summary>What is to be drawn, read from the command line and checked.</summary>
internal sealed record DrawRequest(Initializer Initializer, TensorSpec Tensor, StreamInfo Stream, StreamSeed Seed)
{
    /// <summary>The part asked for, or null for the whole tensor.</summary>
    internal TensorSlice? Slice { get; init; }

    /// <summary>The text of the part, as it was given.</summary>
    internal string? SliceText { get; init; }

    /// <summary>The shape of what is drawn.</summary>
    internal Shape Shape => Slice?.Shape ?? Tensor.Shape;

    /// <summary>The fans the initializer sees, or null where the tensor has none or several packed matrices of different fans.</summary>
    internal Fans? Fans
    {
        get
        {
            try
            {
                Fans[] fans = [.. Initializer.PartsOf(Tensor).Select(part => Initializer.FansFor(part.Spec)).Distinct()];
                return fans.Length == 1 ? fans[0] : null;
            }
            catch (Exception refused) when (refused is ArgumentException or OverflowException)
            {
                return null;
            }
        }
    }

    /// <summary>The law of the elements, or null where they are not independent draws of one law.</summary>
    internal Distribution? Distribution
    {
        get
        {
            if (Initializer is not ElementwiseInitializer elementwise)
                return null;
            Distribution[] laws = [.. elementwise.LawsFor(Tensor).Select(part => part.Law).Distinct()];
            return laws.Length == 1 ? laws[0] : null;
        }
    }

    /// <summary>Draws the values.</summary>
    internal Drawing Draw() => Tensor.DType switch
    {
        DType.Float64 => Draw<double>(),
        DType.Float32 => Draw<float>(),
        DType.BFloat16 => Draw<BFloat16>(),
        DType.Float16 => Draw<Half>(),
        _ => throw new CliException(ExitCode.Usage, $"--dtype {Tensor.DType.Name()}: weights are drawn as float32, float64, bfloat16 or float16."),
    };

    private Drawing<T> Draw<T>()
        where T : unmanaged
    {
        if (Shape.Count > Array.MaxLength)
            throw new CliException(ExitCode.Usage, $"drawing {Tensor.Name}: {Shape.Count} elements are more than one draw holds ({Array.MaxLength}); draw it in parts with --slice.");
        T[] values = Slice is null
            ? Stream.Create<T>(Initializer, Tensor, Seed)
            : Initializer.Create<T>(Slice, Stream.OpenKey(Seed));
        return new Drawing<T>(Shape, values);
    }
}
