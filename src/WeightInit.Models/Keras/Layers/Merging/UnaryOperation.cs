namespace WeightInit.Models.KerasFiles;

/// <summary>Operations of keras.ops on one tensor, element by element.</summary>
[KerasClass("Absolute", "Cast", "Elu", "Exp", "Gelu", "LeakyRelu", "Log", "LogSoftmax", "Negative", "Relu", "Relu6", "Selu", "Sigmoid", "Silu", "Softmax", "Softplus", "Softsign", "Sqrt", "Square", "Tanh", Module = "keras.src.ops")]
internal sealed class UnaryOperation(KerasConfig config) : UnaryLayer(config);
