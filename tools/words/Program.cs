using Microsoft.Win32.SafeHandles;
using WeightInit.Words;

// words MODE [SEED [NAME]]: raw little-endian words of our own stream on standard output, without end, for a statistical battery.
if (args.Length is 0 or > 3 || WordSource.Create(args) is not { } source)
{
    Console.Error.WriteLine("""
        usage: words MODE [SEED [NAME]]     (seed 42, name weight)
          stream   the words of one tensor in element order
          seeds    the first word of NAME under the seeds SEED, SEED + 1, ...
          names    the first word of the tensors NAME.0, NAME.1, ... under SEED
          blocks   the first word of the blocks 0, 1, 2, ... of one tensor
        """);
    return 2;
}

// A console stream swallows the broken pipe by which the reader ends this; a file stream throws.
using SafeFileHandle standardOutput = new(1, ownsHandle: false);
using FileStream output = new(standardOutput, FileAccess.Write, bufferSize: 0);
byte[] buffer = new byte[1 << 16];
try
{
    while (true)
    {
        source.Fill(buffer);
        output.Write(buffer);
    }
}
catch (IOException)
{
    // The reader has had enough.
    return 0;
}
