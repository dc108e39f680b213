namespace WeightInit.Signal;

/// <summary>The sizes of one group of a convolution.</summary>
internal readonly record struct GroupSizes(int Groups, int Inputs, int Outputs, int Depth, int InputElements, int OutputElements)
{
    internal GroupSizes(long groups, Shape input, Shape output, Windows windows)
        : this((int)groups, (int)(input[0] / groups), (int)(output[0] / groups), 0, 0, 0)
    {
        Depth = checked(Inputs * windows.KernelSize);
        InputElements = (int)(input.Count / groups);
        OutputElements = (int)(output.Count / groups);
    }

    /// <summary>Every sample and group, in order.</summary>
    internal IEnumerable<(int Sample, int Group)> Each(int batch)
    {
        for (int sample = 0; sample < batch; sample++)
        {
            for (int group = 0; group < Groups; group++)
                yield return (sample, group);
        }
    }
}
