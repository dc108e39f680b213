namespace WeightInit.Signal;

/// <summary>Arithmetic on known numbers; results beyond <see cref="GraphConstant.Most"/> numbers are null.</summary>
internal static class ConstantMath
{
    internal static GraphConstant Each(GraphConstant input, Func<double, double> apply) => input with { Values = [.. input.Values!.Select(apply)] };

    internal static GraphConstant? Each(GraphConstant?[] inputs, Func<double, double, double> apply)
    {
        if (inputs is not [{ } left, { } right] || Broadcast.Of(left.Shape, right.Shape) is not { Count: <= GraphConstant.Most } shape)
            return null;
        double[] values = new double[shape.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = apply(left.Values![Place(i, shape, left.Shape)], right.Values![Place(i, shape, right.Shape)]);
        return new GraphConstant(values, shape, left.IsWhole && right.IsWhole);
    }

    internal static GraphConstant? Where(GraphConstant?[] inputs)
    {
        if (inputs is not [{ } condition, { } yes, { } no] || Broadcast.Of(yes.Shape, no.Shape) is not { } both || Broadcast.Of(both, condition.Shape) is not { Count: <= GraphConstant.Most } shape)
            return null;
        double[] values = new double[shape.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = condition.Values![Place(i, shape, condition.Shape)] != 0 ? yes.Values![Place(i, shape, yes.Shape)] : no.Values![Place(i, shape, no.Shape)];
        return new GraphConstant(values, shape, yes.IsWhole);
    }

    internal static GraphConstant? Expand(GraphConstant?[] inputs)
    {
        if (inputs is not [{ } input, { Longs: { Length: <= 32 } axes }] || axes.Any(axis => axis < 0) || Broadcast.Of(input.Shape, Shape.Of(axes)) is not { Count: <= GraphConstant.Most } shape)
            return null;
        double[] values = new double[shape.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = input.Values![Place(i, shape, input.Shape)];
        return new GraphConstant(values, shape, input.IsWhole);
    }

    /// <summary>Vectors, or scalars' neighbours, one behind the other.</summary>
    internal static GraphConstant? Concat(GraphConstant?[] inputs, long axis)
    {
        if (inputs.Any(input => input is not { Shape.Rank: 1 }) || axis is not (0 or -1) || inputs.Sum(input => (long)input!.Values!.Length) > GraphConstant.Most)
            return null;
        double[] values = [.. inputs.SelectMany(input => input!.Values!)];
        return new GraphConstant(values, [values.Length], inputs.All(input => input!.IsWhole));
    }

    internal static GraphConstant? Gather(GraphConstant?[] inputs, long axis)
    {
        if (inputs is not [{ Shape.Rank: 1, Values: { } numbers } from, { Longs: { } places } indexes] || axis is not (0 or -1))
            return null;
        double[] values = new double[places.Length];
        for (int i = 0; i < values.Length; i++)
        {
            long place = places[i] < 0 ? places[i] + numbers.Length : places[i];
            if (place < 0 || place >= numbers.Length)
                throw new NetworkException($"place {places[i]} is not among {numbers.Length} numbers");
            values[i] = numbers[place];
        }

        return new GraphConstant(values, indexes.Shape, from.IsWhole);
    }

    internal static GraphConstant? Range(GraphConstant?[] inputs)
    {
        if (inputs is not [{ Single: { } start } first, { Single: { } end }, { Single: { } step }] || step == 0 || !double.IsFinite((end - start) / step) || (end - start) / step > GraphConstant.Most)
            return null;
        double[] values = [.. Enumerable.Range(0, (int)Math.Max(0, Math.Ceiling((end - start) / step))).Select(i => start + (i * step))];
        return new GraphConstant(values, [values.Length], first.IsWhole);
    }

    /// <summary>Where a number of a broadcast shape comes from in one that is repeated.</summary>
    private static long Place(long index, Shape whole, Shape part)
    {
        long place = 0, stride = 1;
        for (int back = 1; back <= whole.Rank; back++)
        {
            long at = index % whole[^back];
            index /= whole[^back];
            if (back > part.Rank)
                continue;
            if (part[^back] != 1)
                place += at * stride;
            stride *= part[^back];
        }

        return place;
    }
}
