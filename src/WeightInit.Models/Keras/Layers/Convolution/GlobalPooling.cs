namespace WeightInit.Models.KerasFiles;

/// <summary>Global average and maximum pooling: the spatial axes go, or stay with the size 1.</summary>
[KerasClass("GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalAveragePooling3D", "GlobalAvgPool1D", "GlobalAvgPool2D", "GlobalAvgPool3D", "GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalMaxPooling3D", "GlobalMaxPool1D", "GlobalMaxPool2D", "GlobalMaxPool3D")]
internal sealed class GlobalPooling : UnaryLayer
{
    private readonly int _rank;
    private readonly bool _isChannelsFirst;
    private readonly bool _keeps;

    public GlobalPooling(KerasConfig config)
        : base(config)
    {
        _rank = config.ClassName[^2] - '0';
        _isChannelsFirst = config.Word("data_format", "channels_last", "channels_last", "channels_first") == "channels_first";
        _keeps = config.Flag("keepdims", false);
    }

    protected override KerasShape Output(KerasShape input)
    {
        if (input.Rank != _rank + 2)
            throw Config.Unfit($"gets the input {input}; {_rank + 2} axes are accepted, the batch, {_rank} of space and the channels");
        IEnumerable<long?> space = Enumerable.Repeat<long?>(1, _keeps ? _rank : 0);
        return _isChannelsFirst ? [input[0], input[1], .. space] : [input[0], .. space, input[-1]];
    }
}
