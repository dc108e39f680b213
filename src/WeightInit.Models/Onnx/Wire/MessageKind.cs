namespace WeightInit.Models;

/// <summary>A message of onnx.proto, as far as the fields go in which elements of tensors may stand.</summary>
internal sealed class MessageKind
{
    private readonly Dictionary<int, MessageKind> _messages = [];

    private MessageKind()
    {
    }

    internal static MessageKind Model { get; } = MakeModel();

    /// <summary>Whether this is the message whose fields are elements.</summary>
    internal bool IsTensor { get; private init; }

    /// <summary>The kind of message in a field; null where the field holds no message in which there are tensors.</summary>
    internal MessageKind? Of(int field) => _messages.GetValueOrDefault(field);

    /// <summary>Whether a field of a tensor holds its elements.</summary>
    internal static bool HoldsElements(int field) => field is 4 or 5 or 7 or 9 or 10 or 11;

    private static MessageKind MakeModel()
    {
        MessageKind model = new(), graph = new(), node = new(), attribute = new(), function = new(), tensor = new() { IsTensor = true }, plain = new();
        model.Add((7, graph), (25, function), (8, plain), (14, plain));
        graph.Add((1, node), (5, tensor), (11, plain), (12, plain), (13, plain));
        node.Add((5, attribute));
        attribute.Add((5, tensor), (6, graph), (10, tensor), (11, graph));
        function.Add((7, node));
        return model;
    }

    private void Add(params ReadOnlySpan<(int Field, MessageKind Kind)> messages)
    {
        foreach ((int field, MessageKind kind) in messages)
            _messages.Add(field, kind);
    }
}
