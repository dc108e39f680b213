using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>A network that cannot be: shapes that do not fit, a parameter that is missing. The message is one line and names the node.</summary>
public class NetworkException : Exception
{
    /// <summary>A network that cannot be.</summary>
    /// <param name="message">One line: the node, the value and what is accepted. Control characters are shown escaped.</param>
    /// <param name="inner">What was caught, or null.</param>
    public NetworkException(string message, Exception? inner = null)
        : base(OneLine.Plain(message), inner)
    {
    }
}
