namespace WeightInit.TensorFlowCpu;

/// <summary>The elements that one of TensorFlow's unit laws draws together, and how. A group is a function of its number.</summary>
internal interface IGroup<T>
    where T : unmanaged
{
    /// <summary>How many elements, 2 or 4.</summary>
    static abstract int Size { get; }

    /// <summary>Draws them.</summary>
    /// <param name="state">Where the call began.</param>
    /// <param name="group">The number of the group.</param>
    /// <param name="values">Where they go; <see cref="Size"/> of them.</param>
    static abstract void Draw(in PhiloxState state, long group, Span<T> values);
}
