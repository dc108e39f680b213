namespace WeightInit.Models.KerasFiles;

/// <summary>Average and maximum pooling of one to three spatial axes.</summary>
[KerasClass("AveragePooling1D", "AveragePooling2D", "AveragePooling3D", "AvgPool1D", "AvgPool2D", "AvgPool3D", "MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "MaxPool1D", "MaxPool2D", "MaxPool3D")]
internal sealed class Pooling : UnaryLayer
{
    private readonly int _rank;
    private readonly long[] _window;
    private readonly long[] _strides;
    private readonly bool _isPadded;
    private readonly int _first;

    public Pooling(KerasConfig config)
        : base(config)
    {
        _rank = config.ClassName[^2] - '0';
        _window = config.Sizes("pool_size", _rank, 2);
        _strides = config.Find("strides") is null ? _window : config.Sizes("strides", _rank);
        _isPadded = config.Word("padding", "valid", "valid", "same") == "same";
        _first = config.Word("data_format", "channels_last", "channels_last", "channels_first") == "channels_first" ? 2 : 1;
    }

    protected override KerasShape Output(KerasShape input)
    {
        if (input.Rank != _rank + 2)
            throw Config.Unfit($"gets the input {input}; {_rank + 2} axes are accepted, the batch, {_rank} of space and the channels");
        KerasShape output = input;
        for (int i = 0; i < _rank; i++)
        {
            output = output.With(_first + i, Windows.Output(input[_first + i], _window[i], _strides[i], 1, _isPadded));
            if (output[_first + i] == 0)
                throw Config.Unfit($"has the window ({string.Join(", ", _window)}), which is larger than the input {input}");
        }

        return output;
    }
}
