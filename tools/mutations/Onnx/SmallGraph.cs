using Google.Protobuf;
using WeightInit.Models;
using WeightInit.Models.OnnxMessages;
using Attribute = WeightInit.Models.OnnxMessages.Attribute;
using Type = WeightInit.Models.OnnxMessages.Type;

namespace WeightInit.Mutations;

/// <summary>Makes ONNX graphs of a few nodes.</summary>
internal sealed class SmallGraph
{
    internal SmallGraph(long irVersion = 8, long opset = 17)
    {
        Message = new Model { IrVersion = irVersion, Graph = new Graph { Name = "small" } };
        Message.OpsetImport.Add(new OperatorSet { Version = opset });
    }

    internal Model Message { get; }

    internal SmallGraph Input(string name, params long[] axes)
    {
        Message.Graph.Input.Add(Value(name, axes));
        return this;
    }

    internal SmallGraph Output(string name, params long[] axes)
    {
        Message.Graph.Output.Add(Value(name, axes));
        return this;
    }

    internal SmallGraph Weight(string name, params long[] axes)
    {
        Tensor tensor = new() { Name = name, DataType = OnnxType.Float, RawData = ByteString.CopyFrom(new byte[4 * axes.Aggregate(1L, (count, axis) => count * axis)]) };
        tensor.Dims.AddRange(axes);
        Message.Graph.Initializer.Add(tensor);
        return this;
    }

    internal SmallGraph Longs(string name, params long[] values)
    {
        Tensor tensor = new() { Name = name, DataType = OnnxType.Int64 };
        tensor.Dims.Add(values.Length);
        tensor.Int64Data.AddRange(values);
        Message.Graph.Initializer.Add(tensor);
        return this;
    }

    internal SmallGraph Number(string name, float value)
    {
        Message.Graph.Initializer.Add(new Tensor { Name = name, DataType = OnnxType.Float, FloatData = { value } });
        return this;
    }

    internal SmallGraph Node(string op, string inputs, string outputs, params (string Name, object Value)[] attributes)
    {
        Node node = new() { OpType = op, Name = $"n{Message.Graph.Node.Count}" };
        node.Input.AddRange(inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        node.Output.AddRange(outputs.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        foreach ((string name, object value) in attributes)
        {
            Attribute attribute = new() { Name = name };
            if (value is long number)
                attribute.I = number;
            else if (value is float real)
                attribute.F = real;
            else if (value is Tensor tensor)
                attribute.T = tensor;
            else
                attribute.Ints.AddRange((long[])value);
            node.Attribute.Add(attribute);
        }

        Message.Graph.Node.Add(node);
        return this;
    }

    internal byte[] Bytes() => Message.ToByteArray();

    private static Value Value(string name, long[] axes)
    {
        Axes shape = new();
        shape.Dim.AddRange(axes.Select(axis => axis < 0 ? new Axis { DimParam = "n" } : new Axis { DimValue = axis }));
        return new Value { Name = name, Type = new Type { TensorType = new TensorType { ElemType = OnnxType.Float, Shape = shape } } };
    }
}
