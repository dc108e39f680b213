namespace WeightInit.Models;

/// <summary>The files of a checkpoint's tensors while they are being written: filled in any order from any thread, then finished.</summary>
internal interface IWeightFiles : IDisposable
{
    /// <summary>Takes bytes of a tensor that are whole pieces. Every byte comes once.</summary>
    void Write(int tensor, long begin, ReadOnlySpan<byte> bytes);

    /// <summary>Writes what depends on all bytes, every one of which has come; afterwards all is on the disk.</summary>
    void Finish();
}
