namespace WeightInit.Models;

/// <summary>One construction of a module list: the draws so far, and the limits.</summary>
internal sealed class TorchRun(DType dtype)
{
    private TorchModule? _current;
    private int _tensors;
    private int _modules;
    private long _bytes;

    /// <summary>The default dtype: <c>torch.set_default_dtype</c>.</summary>
    internal DType DType { get; } = dtype;

    /// <summary>The draws from the generator in order.</summary>
    internal List<TorchDraw> Draws { get; } = [];

    /// <summary>Runs a module's constructor; what cannot be made is an error that names the module.</summary>
    internal void During(TorchModule module, Action construct)
    {
        _current = module;
        try
        {
            construct();
        }
        catch (OverflowException overflow)
        {
            throw module.TooLarge(overflow.Message.TrimEnd('.'));
        }
        catch (ArgumentException refused)
        {
            throw module.Impossible(refused.Message.TrimEnd('.'));
        }
    }

    /// <summary>Counts a tensor.</summary>
    internal void Count(TensorSpec tensor)
    {
        if (++_tensors > TorchModuleList.MostTensors)
            throw _current!.TooLarge($"the list makes more than {TorchModuleList.MostTensors} tensors");
        long bytes = tensor.ByteCount;
        if (bytes > Manifest.MostBytes - _bytes)
            throw _current!.TooLarge($"with {tensor.Name} of the shape ({tensor.Shape}) the tensors are larger than {Manifest.MostBytes} bytes");
        _bytes += bytes;
    }

    /// <summary>Counts a module that another holds.</summary>
    internal void CountModule()
    {
        if (++_modules > TorchModuleList.MostTensors)
            throw _current!.TooLarge($"the list makes more than {TorchModuleList.MostTensors} modules");
    }
}
