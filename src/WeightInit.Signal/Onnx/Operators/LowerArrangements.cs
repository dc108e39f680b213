using System.Diagnostics.CodeAnalysis;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Operators that move numbers and compute none.</summary>
internal static class LowerArrangements
{
    internal static IEnumerable<(string Name, Func<LoweringSite, GraphValue?> Lower)> All { get; } =
    [
        ("Identity", site => site.Value(0)), ("Cast", site => site.Value(0)), ("Dropout", Dropout),
        ("Reshape", site => Reshaped(site)), ("Flatten", site => Reshaped(site)),
        ("Squeeze", site => Reshaped(site)), ("Unsqueeze", site => Reshaped(site)),
        ("Transpose", Transposed), ("Concat", Concat), ("Slice", Slice), ("Gather", Gather), ("Pad", Pad), ("Expand", Expand), ("Resize", Resize), ("Upsample", Resize),
    ];

    internal static int Axis(long axis, Shape shape, int more = 0)
    {
        long resolved = axis < 0 ? axis + shape.Rank + more : axis;
        return resolved >= 0 && resolved < shape.Rank + more ? (int)resolved : throw new NetworkException($"there is no axis {axis} in the shape ({shape})");
    }

    /// <summary>An axis when another one has been taken out.</summary>
    internal static int Behind(int axis, int dropped) => dropped >= 0 && dropped < axis ? axis - 1 : axis;

    /// <summary>The shape that a node which changes the shape alone gives its first input; null where it is not known.</summary>
    internal static Shape? ShapeOf(LoweringSite site) => site.Node.OpType switch
    {
        "Reshape" => Target(site),
        "Flatten" => Flattened(site),
        "Squeeze" => Squeezed(site),
        _ => Unsqueezed(site),
    };

    internal static IReadOnlyList<GraphValue?>? Split(LoweringSite site)
    {
        if (site.Value(0) is not GraphSignal { Shape: var shape })
            return null;
        int axis = Axis(site.Int("axis", 0), shape);
        int parts = site.Node.Output.Count;
        long[]? sizes = site.Longs("split", 1);
        if (sizes is null && site.Has(1))
            return null;
        long even = parts == 0 ? 0 : (shape[axis] + parts - 1) / parts;
        sizes ??= [.. Enumerable.Range(0, parts).Select(i => Math.Min(even, shape[axis] - (i * even)))];
        if (sizes.Length != parts || sizes.Any(size => size < 1) || sizes.Sum() != shape[axis])
            throw new NetworkException($"parts of {string.Join(", ", sizes)} are not axis {axis} of the shape ({shape})");
        (Draft draft, int dropped) = site.Sample(0, axis);
        List<GraphValue?> results = [];
        long start = 0;
        foreach (long size in sizes)
        {
            Draft part = site.Drafts.Add(site.Name, new Slice(Behind(axis, dropped), start, size), [draft]);
            results.Add(site.Result(part, With(shape, axis, size)));
            start += size;
        }

        return results;
    }

    private static Shape With(Shape shape, int axis, long size)
    {
        long[] axes = shape.ToArray();
        axes[axis] = size;
        return Shape.Of(axes);
    }

    private static GraphValue? Reshaped(LoweringSite site)
    {
        if (ShapeOf(site) is not { } shape)
            return null;
        return site.Value(0) switch
        {
            GraphWeight weight => weight with { Shape = shape },
            GraphSignal signal => site.Result(signal.Draft, shape),
            _ => null,
        };
    }

    /// <summary>The shape that a Reshape asks for: 0 keeps an axis, -1 takes what is left.</summary>
    private static Shape? Target(LoweringSite site)
    {
        if (site.Value(0) is not { } input || site.Longs("shape", 1) is not { } asked)
            return null;
        long[] axes = [.. asked];
        bool keepsZero = site.Int("allowzero", 0) != 0;
        for (int i = 0; i < axes.Length; i++)
        {
            if (axes[i] == 0 && !keepsZero)
                axes[i] = i < input.Shape.Rank ? input.Shape[i] : throw new NetworkException($"axis {i} of ({input.Shape}), which is to stay, is none");
        }

        int open = Array.IndexOf(axes, -1);
        if (open >= 0)
        {
            axes[open] = 1;
            long rest = Shape.Of(axes).Count;
            axes[open] = rest > 0 && input.Shape.Count % rest == 0 ? input.Shape.Count / rest : throw new NetworkException($"({input.Shape}) cannot become ({string.Join(',', asked)})");
        }

        Shape shape = Shape.Of(axes);
        // A batch that is written into the graph.
        if (shape.Count != input.Shape.Count && axes.Length > 0 && axes[0] > 1 && shape.Count == Checked(input.Shape.Count, axes[0]))
            shape = With(shape, 0, 1);
        return shape.Count == input.Shape.Count ? shape : throw new NetworkException($"({input.Shape}) has {input.Shape.Count} numbers and cannot become ({shape})");
    }

    private static long Checked(long count, long factor) => checked(count * factor);

    private static Shape? Flattened(LoweringSite site)
    {
        if (site.Value(0) is not { } input)
            return null;
        long asked = site.Int("axis", 1);
        int axis = asked == input.Shape.Rank ? (int)asked : Axis(asked, input.Shape);
        return [Shape.Of(input.Shape.Axes[..axis]).Count, Shape.Of(input.Shape.Axes[axis..]).Count];
    }

    private static Shape? Squeezed(LoweringSite site)
    {
        if (site.Value(0) is not { Shape: var shape })
            return null;
        int[] gone = site.Longs("axes", 1) is { } axes
            ? [.. axes.Select(axis => Axis(axis, shape))]
            : [.. Enumerable.Range(0, shape.Rank).Where(axis => shape[axis] == 1)];
        return gone.All(axis => shape[axis] == 1)
            ? Shape.Of([.. shape.Where((_, axis) => !gone.Contains(axis))])
            : throw new NetworkException($"axes of ({shape}) that are not 1 cannot go");
    }

    private static Shape? Unsqueezed(LoweringSite site)
    {
        if (site.Value(0) is not { Shape: var shape } || site.Longs("axes", 1) is not { } axes || axes.Length > OnnxException.MaxRank)
            return null;
        int[] made = [.. axes.Select(axis => Axis(axis, shape, axes.Length)).Distinct()];
        if (made.Length != axes.Length || shape.Rank + made.Length > OnnxException.MaxRank)
            throw new NetworkException($"axes {string.Join(", ", axes)} cannot be put into ({shape})");
        List<long> sizes = [.. shape];
        foreach (int axis in made.Order())
            sizes.Insert(axis, 1);
        return Shape.Of([.. sizes]);
    }

    [SuppressMessage("Performance", "CA1859", Justification = "A weight comes of a weight, a signal of a signal.")]
    private static GraphValue? Transposed(LoweringSite site)
    {
        if (site.Value(0) is not { Shape: var shape } value)
            return null;
        int[] order = OnnxGraph.Ints(site.Node, "perm") is { } given ? [.. given.Select(axis => Axis(axis, shape))] : [.. Enumerable.Range(0, shape.Rank).Reverse()];
        if (order.Length != shape.Rank || order.Distinct().Count() != order.Length)
            throw new NetworkException($"the order {string.Join(", ", order)} does not name each axis of ({shape}) once");
        Shape turned = Shape.Of([.. order.Select(axis => shape[axis])]);
        int rank = shape.Rank;
        bool swapsLast = rank >= 2 && order[^1] == rank - 2 && order[^2] == rank - 1 && order[..^2].SequenceEqual(Enumerable.Range(0, rank - 2));
        if (value is GraphWeight weight)
        {
            // Seen in its own shape and swapped it stays a weight; any other arrangement is a signal.
            bool isOwn = weight.Spec.Shape.Rank == rank && (weight.IsSwapped || weight.Shape == weight.Spec.Shape);
            if (swapsLast && isOwn)
                return weight with { Shape = turned, IsSwapped = !weight.IsSwapped };
        }
        else if (value is not GraphSignal)
        {
            return null;
        }

        (Draft draft, int dropped) = site.Sample(0);
        int[] sample = [.. order.Where(axis => axis != dropped).Select(axis => Behind(axis, dropped))];
        return site.Result(site.Drafts.Transposed(site.Name, draft, sample), turned);
    }

    private static GraphSignal? Concat(LoweringSite site)
    {
        int[] inputs = [.. Enumerable.Range(0, site.Inputs)];
        if (inputs.Length == 0 || !inputs.All(site.IsSignal))
            return null;
        Shape[] shapes = [.. inputs.Select(input => site.Value(input)!.Shape)];
        int axis = Axis(site.Int("axis", 1), shapes[0]);
        if (shapes.Any(shape => shape.Rank != shapes[0].Rank))
            throw new NetworkException($"its inputs have the shapes {string.Join(", ", shapes.Take(6).Select(shape => $"({shape})"))}");
        int dropped = GraphValue.BatchAxis(shapes[0], axis);
        Draft[] drafts = [.. inputs.Select(input => site.In(input, GraphValue.Without(shapes[input], dropped)))];
        long size = shapes.Aggregate(0L, (sum, shape) => checked(sum + shape[axis]));
        return site.Result(site.Drafts.Add(site.Name, new Concatenate(Behind(axis, dropped)), drafts), With(shapes[0], axis, size));
    }

    private static GraphSignal? Slice(LoweringSite site)
    {
        if (site.Value(0) is not (GraphSignal or GraphWeight) || site.Longs("starts", 1) is not { } starts || site.Longs("ends", 2) is not { } ends)
            return null;
        GraphSignal value = site.Signal(0);
        long[]? axes = site.Longs("axes", 3) ?? (site.Has(3) ? null : [.. Enumerable.Range(0, starts.Length).Select(i => (long)i)]);
        long[]? steps = site.Constant(4)?.Longs ?? (site.Has(4) ? null : [.. Enumerable.Repeat(1L, starts.Length)]);
        if (axes is null || steps is null || steps.Any(step => step < 1))
            return null;
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length)
            throw new NetworkException("its starts, ends, axes and steps are not as many");
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = Axis(axes[i], value.Shape);
            long size = value.Shape[axis];
            long start = Math.Clamp(starts[i] < 0 ? starts[i] + size : starts[i], 0, size), end = Math.Clamp(ends[i] < 0 ? ends[i] + size : ends[i], 0, size);
            long length = end > start ? ((end - start - 1) / steps[i]) + 1 : 0;
            if (length == 0)
                throw new NetworkException($"places {starts[i]} to {ends[i]} of axis {axis} of ({value.Shape}) are none");
            if (length < size)
                value = Cut(site, value, axis, start, length, steps[i], dropsAxis: false);
        }

        return value;
    }

    private static GraphSignal Cut(LoweringSite site, GraphSignal value, int axis, long start, long length, long step, bool dropsAxis)
    {
        int dropped = GraphValue.BatchAxis(value.Shape, axis);
        Draft draft = site.Drafts.Reshaped(site.Name, value.Draft, GraphValue.Without(value.Shape, dropped));
        Draft cut = site.Drafts.Add(site.Name, new Slice(Behind(axis, dropped), start, length, step), [draft]);
        return site.Result(cut, dropsAxis ? GraphValue.Without(value.Shape, axis) : With(value.Shape, axis, length));
    }

    /// <summary>Rows of a table by the input's numbers, or known places of an axis.</summary>
    private static GraphSignal? Gather(LoweringSite site)
    {
        if (site.Weight(0) is { IsSwapped: false, Shape.Rank: 2 } table && table.Shape == table.Spec.Shape && site.Value(1) is GraphSignal rows && site.Int("axis", 0) == 0)
        {
            if (rows.Draft.Operation is Input input)
                rows.Draft.Operation = input with { Vocabulary = Math.Min(input.Vocabulary ?? long.MaxValue, table.Shape[0]) };
            return site.Result(site.Drafts.Add(site.Name, new Embedding(), [rows.Draft], LoweringSite.Parameter(ParameterSlot.Weight, table)), Shape.Of([.. rows.Shape, table.Shape[1]]));
        }

        if (site.Value(0) is not (GraphSignal or GraphWeight) || site.Constant(1) is not { Shape.Rank: <= 1 } places || places.Longs is not { Length: > 0 } indexes)
            return null;
        GraphSignal value = site.Signal(0);
        int axis = Axis(site.Int("axis", 0), value.Shape);
        long first = indexes[0] < 0 ? indexes[0] + value.Shape[axis] : indexes[0];
        long step = indexes.Length > 1 ? indexes[1] - indexes[0] : 1;
        bool isEven = step >= 1 && Enumerable.Range(0, indexes.Length).All(i => indexes[i] == indexes[0] + (i * step));
        return isEven ? Cut(site, value, axis, first, indexes.Length, step, dropsAxis: places.Shape.Rank == 0) : null;
    }

    private static GraphSignal? Pad(LoweringSite site)
    {
        if (site.Value(0) is not GraphSignal { Shape: var shape } || site.Longs("pads", 1) is not { } pads || site.Has(3))
            return null;
        PadMode? mode = OnnxGraph.Attribute(site.Node, "mode")?.S.ToStringUtf8() switch { null or "" or "constant" => PadMode.Constant, "reflect" => PadMode.Reflect, "edge" => PadMode.Replicate, "wrap" => PadMode.Circular, _ => null };
        double value = site.Constant(2)?.Single ?? site.Float("value", 0);
        if (mode is null || pads.Length != 2 * shape.Rank || pads.Any(pad => pad < 0))
            return null;
        int dropped = Enumerable.Range(0, shape.Rank).FirstOrDefault(axis => shape[axis] == 1 && pads[axis] == 0 && pads[axis + shape.Rank] == 0, -1);
        Shape begin = GraphValue.Without(Shape.Of(pads.AsSpan(..shape.Rank)), dropped), end = GraphValue.Without(Shape.Of(pads.AsSpan(shape.Rank..)), dropped);
        Draft padded = site.Drafts.Add(site.Name, new Pad(begin, end, mode.Value, value), [site.In(0, GraphValue.Without(shape, dropped))]);
        return site.Result(padded, Shape.Of([.. shape.Select((size, axis) => checked(size + pads[axis] + pads[axis + shape.Rank]))]));
    }

    /// <summary>Only where nothing is repeated, or where zeros of the shape, added, repeat it.</summary>
    private static GraphValue? Expand(LoweringSite site)
    {
        if (site.Value(0) is not (GraphSignal or GraphWeight) || site.Longs("shape", 1) is not { } asked || asked.Any(size => size < 0))
            return null;
        Shape shape = Broadcast.Of(site.Value(0)!.Shape, Shape.Of(asked)) ?? throw new NetworkException($"({site.Value(0)!.Shape}) cannot become ({string.Join(',', asked)})");
        if (shape == site.Value(0)!.Shape)
            return site.Value(0);
        GraphSignal value = site.Signal(0);
        if (shape.Count > GraphConstant.MostFixed)
            return null;
        if (shape.Count == value.Shape.Count)
            return site.Result(value.Draft, shape);
        Draft zeros = site.Drafts.Add(site.Name, new Fixed(shape, new float[shape.Count]), []);
        return site.Result(site.Drafts.Add(site.Name, new Add(), [site.In(0, value.Shape), zeros]), shape);
    }

    /// <summary>Enlargement by whole numbers to the nearest place.</summary>
    private static GraphSignal? Resize(LoweringSite site)
    {
        if (site.Value(0) is not GraphSignal { Shape: { Rank: >= 3 } shape } || shape[0] != 1 || (OnnxGraph.Attribute(site.Node, "mode")?.S.ToStringUtf8() ?? "nearest") != "nearest")
            return null;
        int sizes = site.Node.OpType == "Upsample" ? -1 : 3, scales = site.Node.OpType == "Upsample" ? 1 : 2;
        double[]? factors = sizes > 0 && site.Constant(sizes) is { Values: { } wanted } && wanted.Length == shape.Rank
            ? [.. wanted.Select((size, axis) => size / shape[axis])]
            : site.Constant(scales)?.Values;
        if (factors is null || factors.Length != shape.Rank || factors[0] != 1 || factors[1] != 1 || factors.Any(factor => factor < 1 || factor > 64 || factor != Math.Floor(factor)))
            return null;
        Shape repeats = Shape.Of([.. factors.Skip(2).Select(factor => (long)factor)]);
        Draft larger = site.Drafts.Add(site.Name, new Upsample(repeats), [site.In(0, GraphValue.Without(shape, 0))]);
        return site.Result(larger, Shape.Of([1, .. larger.Shape]));
    }

    private static GraphValue? Dropout(LoweringSite site)
    {
        double rate = site.Constant(1)?.Single ?? site.Float("ratio", 0.5);
        if (site.Value(0) is not GraphSignal signal || rate == 0)
            return site.Value(0);
        if (!(rate > 0 && rate < 1))
            throw new NetworkException($"its rate is {rate}; 0 to 1 is accepted");
        return site.Result(site.Drafts.Add(site.Name, new Dropout(rate), [signal.Draft]), signal.Shape);
    }
}
