namespace WeightInit.Models.KerasFiles;

/// <summary>What convolutions have in common: windows over spatial axes, and an axis of channels.</summary>
internal abstract class ConvolutionLayer : UnaryLayer
{
    protected ConvolutionLayer(KerasConfig config, int rank, params ReadOnlySpan<string> paddings)
        : base(config)
    {
        config.Refuse("lora_rank", "dora_rank");
        Rank = rank;
        Window = config.Sizes("kernel_size", rank);
        Strides = config.Sizes("strides", rank, 1);
        Dilation = config.Sizes("dilation_rate", rank, 1);
        IsPadded = config.Word("padding", "valid", paddings) != "valid";
        IsChannelsFirst = config.Word("data_format", "channels_last", "channels_last", "channels_first") == "channels_first";
        HasBias = config.Flag("use_bias", true);
    }

    /// <summary>How many spatial axes there are.</summary>
    protected int Rank { get; }

    protected long[] Window { get; }

    protected long[] Strides { get; }

    protected long[] Dilation { get; }

    /// <summary>Whether the input is padded so that a stride of 1 keeps its size (<c>same</c>, <c>causal</c>).</summary>
    protected bool IsPadded { get; }

    protected bool IsChannelsFirst { get; }

    protected bool HasBias { get; }

    /// <summary>The rank of the layer by its class: Conv2D has 2.</summary>
    protected static int RankOf(KerasConfig config) => config.ClassName.First(char.IsAsciiDigit) - '0';

    /// <summary>The channels of an input, which has to have the spatial axes too.</summary>
    protected long Channels(KerasShape input)
    {
        if (input.Rank != Rank + 2)
            throw Config.Unfit($"gets the input {input}; {Rank + 2} axes are accepted, the batch, {Rank} of space and the channels");
        return Known(input, IsChannelsFirst ? 1 : -1);
    }

    /// <summary>The shape with other channels, and each spatial axis as a window makes it.</summary>
    protected KerasShape Moved(KerasShape input, long channels, Func<int, long?, long?> size)
    {
        Channels(input);
        KerasShape output = input;
        for (int i = 0; i < Rank; i++)
        {
            int axis = IsChannelsFirst ? i + 2 : i + 1;
            output = output.With(axis, size(i, input[axis]));
            if (output[axis] is <= 0 or > Manifest.LargestSize)
                throw Config.Unfit($"would make {output[axis]} places of axis {axis} of the input {input}; its window is ({string.Join(", ", Window)})");
        }

        return output.With(IsChannelsFirst ? 1 : -1, channels);
    }

    /// <summary>The shape of the output of windows that move over the input.</summary>
    protected KerasShape Output(KerasShape input, long channels) =>
        Moved(input, channels, (i, size) => Windows.Output(size, Window[i], Strides[i], Dilation[i], IsPadded));
}
