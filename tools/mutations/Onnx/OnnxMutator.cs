using Google.Protobuf;
using WeightInit.Models.OnnxMessages;
using Attribute = WeightInit.Models.OnnxMessages.Attribute;

namespace WeightInit.Mutations;

/// <summary>Changes an ONNX file at random: half of the time its bytes, else its messages, so that what is read goes on to be understood.</summary>
internal sealed class OnnxMutator(Random random)
{
    private static readonly long[] Numbers = [0, 1, -1, 2, 3, 7, 255, 1000, 65536, int.MaxValue, long.MaxValue, long.MinValue, 1L << 40, -5];

    private static readonly string[] Operators =
    [
        "Conv", "Gemm", "MatMul", "Add", "Mul", "Div", "Reshape", "Transpose", "Concat", "Slice", "Gather", "Softmax", "LayerNormalization", "BatchNormalization", "MaxPool", "Expand",
        "Unsqueeze", "Squeeze", "Flatten", "Pad", "Split", "LSTM", "ConvTranspose", "Shape", "ConstantOfShape", "Where", "Clip", "Pow", "Resize", "ReduceMean", "Foo", "", "Erf", "Dropout",
    ];

    internal byte[] Change(byte[] seed) => random.Next(2) == 0 ? Bytes(seed) : Messages(seed);

    private byte[] Bytes(byte[] seed)
    {
        List<byte> mutant = [.. seed];
        int changes = random.Next(1, 4);
        for (int i = 0; i < changes && mutant.Count > 0; i++)
        {
            int place = random.Next(mutant.Count);
            switch (random.Next(8))
            {
                case < 2: mutant[place] ^= (byte)(1 << random.Next(8)); break;
                case < 4: mutant[place] = (byte)random.Next(256); break;
                case 4: mutant.InsertRange(place, [0xFF, 0xFF, 0xFF, 0xFF, 0x7F]); break;
                case 5: mutant.RemoveRange(place, Math.Min(mutant.Count - place, random.Next(1, 9))); break;
                case 6: mutant.RemoveRange(place, mutant.Count - place); break;
                default: mutant.InsertRange(place, mutant.GetRange(random.Next(mutant.Count), 1)); break;
            }
        }

        return [.. mutant];
    }

    private byte[] Messages(byte[] seed)
    {
        Model model = Model.Parser.ParseFrom(seed);
        int changes = random.Next(1, 5);
        for (int i = 0; i < changes; i++)
            Change(model);
        return model.ToByteArray();
    }

    private void Change(Model model)
    {
        Graph graph = model.Graph;
        switch (random.Next(12))
        {
            case < 5 when graph.Node.Count > 0:
                Change(graph.Node[random.Next(graph.Node.Count)], graph);
                break;
            case < 8 when graph.Initializer.Count > 0:
                Change(graph.Initializer[random.Next(graph.Initializer.Count)]);
                break;
            case 8 when graph.Input.Count > 0:
                Change(graph.Input[random.Next(graph.Input.Count)]);
                break;
            case 9 when graph.Node.Count > 1:
                graph.Node.RemoveAt(random.Next(graph.Node.Count));
                break;
            case 10 when graph.Node.Count > 1:
                int one = random.Next(graph.Node.Count), two = random.Next(graph.Node.Count);
                (graph.Node[one], graph.Node[two]) = (graph.Node[two], graph.Node[one]);
                break;
            case 11 when model.OpsetImport.Count > 0:
                model.OpsetImport[0].Version = Number();
                break;
        }
    }

    private void Change(Node node, Graph graph)
    {
        switch (random.Next(6))
        {
            case 0:
                node.OpType = Operators[random.Next(Operators.Length)];
                break;
            case 1 when node.Input.Count > 0:
                node.Input[random.Next(node.Input.Count)] = AnyName(graph);
                break;
            case 2 when node.Input.Count > 0:
                node.Input.RemoveAt(random.Next(node.Input.Count));
                break;
            case 3:
                node.Input.Add(AnyName(graph));
                break;
            case 4 when node.Output.Count > 0:
                node.Output[random.Next(node.Output.Count)] = random.Next(3) == 0 ? AnyName(graph) : "";
                break;
            default:
                Change(node.Attribute.Count > 0 ? node.Attribute[random.Next(node.Attribute.Count)] : new Attribute());
                break;
        }
    }

    private void Change(Attribute attribute)
    {
        if (attribute.Ints.Count > 0 && random.Next(3) > 0)
            attribute.Ints[random.Next(attribute.Ints.Count)] = Number();
        else if (random.Next(2) == 0)
            attribute.Ints.Add(Number());
        else if (attribute.T is { } tensor && random.Next(2) == 0)
            Change(tensor);
        else
            (attribute.I, attribute.F) = (Number(), random.Next(3) == 0 ? float.NaN : Number());
    }

    private void Change(Tensor tensor)
    {
        switch (random.Next(6))
        {
            case 0 when tensor.Dims.Count > 0:
                tensor.Dims[random.Next(tensor.Dims.Count)] = Number();
                break;
            case 1:
                tensor.Dims.Add(Number());
                break;
            case 2:
                tensor.DataType = random.Next(30);
                break;
            case 3 when tensor.Int64Data.Count > 0:
                tensor.Int64Data[random.Next(tensor.Int64Data.Count)] = Number();
                break;
            case 4:
                tensor.DataLocation = 1;
                tensor.ExternalData.Add(new TextPair { Key = random.Next(2) == 0 ? "location" : "length", Value = random.Next(2) == 0 ? "../../x" : "99999999999999999999" });
                break;
            default:
                tensor.RawData = ByteString.CopyFrom(new byte[random.Next(64)]);
                break;
        }
    }

    private void Change(Value value)
    {
        if (value.Type?.TensorType?.Shape is { Dim.Count: > 0 } shape)
            shape.Dim[random.Next(shape.Dim.Count)] = random.Next(3) == 0 ? new Axis { DimParam = "n" } : new Axis { DimValue = Number() };
        else
            value.Name = "";
    }

    private long Number() => random.Next(3) == 0 ? random.Next(-4, 40) : Numbers[random.Next(Numbers.Length)];

    private static string Name(Node node) => node.Output.Count > 0 ? node.Output[0] : "";

    private string AnyName(Graph graph) => random.Next(3) switch
    {
        0 when graph.Initializer.Count > 0 => graph.Initializer[random.Next(graph.Initializer.Count)].Name,
        1 when graph.Input.Count > 0 => graph.Input[random.Next(graph.Input.Count)].Name,
        _ => graph.Node.Count > 0 ? Name(graph.Node[random.Next(graph.Node.Count)]) : "x",
    };
}
